import { execFileSync } from 'node:child_process';
import type { World } from './world';

/** Makes a world in the database of the running platform. */
export function readWorld(): World {
  const script = ['tsx', '--tsconfig', 'tsconfig.scripts.json', 'tests/access/make-world.ts'];
  const output = execFileSync('npx', script, {
    encoding: 'utf8',
    env: { ...process.env, LOG_LEVEL: 'silent' },
  });
  return JSON.parse(output.slice(output.indexOf('{'))) as World;
}

/** An address with the words in braces replaced by rows of the world; an unknown word is an error. */
export function addressIn(world: World, path: string): string {
  return path.replace(/\{(\w+)\}/g, (_, word: string) => {
    const value = world.values[word];
    if (!value) throw new Error(`the world has no {${word}}`);
    return value;
  });
}

import 'server-only';
import { spawnSync } from 'node:child_process';

/**
 * Makes the database client from prisma/schema. Generating needs no engine program, yet the command line insists on one
 * and would fetch it: it is given a program that does nothing.
 */
export function generateClient(root: string): void {
  const made = spawnSync(process.execPath, ['node_modules/prisma/build/index.js', 'generate', '--no-hints'], {
    cwd: root,
    encoding: 'utf8',
    env: {
      ...process.env,
      PRISMA_SCHEMA_ENGINE_BINARY: '/bin/true',
      PRISMA_HIDE_UPDATE_MESSAGE: '1',
      CHECKPOINT_DISABLE: '1',
    },
  });
  if (made.status !== 0) throw new Error(`prisma generate failed:\n${made.stdout}${made.stderr}`);
}

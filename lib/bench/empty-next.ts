import 'server-only';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { freePort } from '@/lib/processes/free-port';
import { WatchedChild } from '@/lib/processes/watched-child';

const FILES: Record<string, string> = {
  'package.json': '{ "name": "empty", "private": true }',
  'next.config.mjs': `export default { poweredByHeader: false, turbopack: { root: ROOT } };`,
  // Without one of its own it is given the platform's, which looks for a database.
  'instrumentation.js': `export function register() {}`,
  'app/layout.jsx': `export default function Layout({ children }) { return <html lang="fr"><body>{children}</body></html>; }`,
  'app/page.jsx': `export default function Page() { return <p>.</p>; }`,
};

export type EmptyNext = { url: string; stop: () => Promise<void> };

/** An application of the same Next with nothing but one static, empty page: what the framework itself can do. */
export async function startEmptyNext(root: string, folder: string): Promise<EmptyNext> {
  const home = join(folder, 'empty-next');
  for (const [name, text] of Object.entries(FILES)) {
    mkdirSync(join(home, name, '..'), { recursive: true });
    writeFileSync(join(home, name), text.replace('ROOT', JSON.stringify(root)));
  }
  const next = join(root, 'node_modules/next/dist/bin/next');
  const env = { ...process.env, NODE_ENV: 'production' as const, NEXT_TELEMETRY_DISABLED: '1' };
  const launch = (name: string, args: string[]) =>
    new WatchedChild({
      name,
      args: [next, ...args],
      root,
      env,
      logFile: join(folder, 'logs', `${name}.log`),
    });
  const build = launch('empty-build', ['build', home]);
  if ((await build.ended).code !== 0) throw new Error(`the empty application: ${build.lastLines.join('\n')}`);
  const port = await freePort();
  const web = launch('empty-web', ['start', home, '-p', String(port), '-H', '127.0.0.1']);
  const url = `http://127.0.0.1:${port}/`;
  for (let attempt = 0; attempt < 200; attempt += 1) {
    if (
      await fetch(url).then(
        ({ status }) => status === 200,
        () => false,
      )
    )
      return { url, stop: () => web.stop(5_000) };
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('the empty application did not start');
}

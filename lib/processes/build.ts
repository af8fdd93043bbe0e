import 'server-only';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { StartRefusal } from './steps';
import { WatchedChild } from './watched-child';

/** Everything a build is made of. */
const SOURCES = [
  'app',
  'components',
  'lib',
  'emails',
  'docs',
  'public',
  'prisma/schema',
  'middleware.ts',
  'next.config.ts',
  'postcss.config.mjs',
  'tsconfig.json',
  'package-lock.json',
];
const NOT_BUILT =
  /\.test\.tsx?$|^lib\/db\/generated\/|^lib\/(?:bench|simulation|processes)\/|^lib\/db\/migrate\//;

/** A fingerprint of the sources and of what the build reads besides them. */
export function buildFingerprint(root: string, inputs: string[]): string {
  const hash = createHash('sha256').update(JSON.stringify(inputs));
  for (const file of SOURCES.flatMap((source) => filesUnder(root, source))) {
    hash.update(file).update(readFileSync(join(root, file)));
  }
  return hash.digest('hex');
}

function filesUnder(root: string, path: string): string[] {
  const full = join(root, path);
  if (!existsSync(full)) return [];
  if (statSync(full).isFile()) return NOT_BUILT.test(path) ? [] : [path];
  return readdirSync(full)
    .sort()
    .flatMap((name) => filesUnder(root, join(path, name)));
}

function stampFile(root: string, folder: string): string {
  return join(root, folder, 'cloudnexus-build');
}

/** Is there a finished build of exactly these sources? */
export function isBuilt(root: string, folder: string, fingerprint: string): boolean {
  const file = stampFile(root, folder);
  const isWhole = existsSync(join(root, folder, 'BUILD_ID')) && existsSync(file);
  return isWhole && readFileSync(file, 'utf8') === fingerprint;
}

/** Builds; the stamp goes first and comes back last, so that an interrupted build is never served. */
export async function build(
  root: string,
  folder: string,
  fingerprint: string,
  env: NodeJS.ProcessEnv,
  onChild: (child: WatchedChild) => void,
): Promise<void> {
  for (const file of [stampFile(root, folder), join(root, folder, 'BUILD_ID')]) rmSync(file, { force: true });
  const logFile = join(root, '.data/logs/build.log');
  const args = ['node_modules/next/dist/bin/next', 'build'];
  const child = new WatchedChild({ name: 'build', args, root, env, logFile });
  onChild(child);
  const { code, signal } = await child.ended;
  if (code !== 0 || !existsSync(join(root, folder, 'BUILD_ID'))) {
    throw new StartRefusal(
      `The build failed (${signal ?? `code ${code}`}), all of it is in ${logFile}. Its last lines:\n${child.lastLines.join('\n')}`,
    );
  }
  writeFileSync(stampFile(root, folder), fingerprint);
}

/** Of a build's pages those that show data are made anew at their next visit: the data that they show is another's. */
export function forgetRenderedPages(root: string, folder: string): void {
  rmSync(join(root, folder, 'server/route-cache'), { recursive: true, force: true });
  const manifest = JSON.parse(readFileSync(join(root, folder, 'prerender-manifest.json'), 'utf8')) as {
    routes: Record<string, { initialRevalidateSeconds: number | false }>;
  };
  for (const [route, { initialRevalidateSeconds }] of Object.entries(manifest.routes)) {
    if (initialRevalidateSeconds === false) continue;
    for (const part of ['.html', '.rsc', '.meta', '.segments'])
      rmSync(join(root, folder, 'server/app', `${route}${part}`), { recursive: true, force: true });
  }
}

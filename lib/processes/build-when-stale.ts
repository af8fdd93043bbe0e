import 'server-only';
import { build, buildFingerprint, isBuilt } from './build';
import { type PlatformEnv, usesOwnDatabase } from './platform-env';
import { type Say, step } from './steps';
import type { WatchedChild } from './watched-child';

type Options = { root: string; env: PlatformEnv; say: Say; onChild: (child: WatchedChild) => void };

/** Builds the pages when the build is not of these sources, this address and this database. */
export async function buildWhenStale({ root, env, say, onChild }: Options): Promise<void> {
  const inputs = [
    process.env.APP_URL ?? '',
    usesOwnDatabase() ? (process.env.DATABASE_URL ?? '').replace(/^.*@/, '') : 'embedded',
  ];
  const fingerprint = buildFingerprint(root, inputs);
  if (isBuilt(root, '.next', fingerprint)) return;
  await step(say, 'Building the pages (a minute or two, only when the sources changed)', () =>
    build(root, '.next', fingerprint, env, onChild),
  );
}

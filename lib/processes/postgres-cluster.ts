import 'server-only';
import { chownSync, closeSync, openSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PostgresHome } from './postgres-home';
import { spawnWatched } from './postgres-process';
import { StartRefusal } from './steps';

const TEXT = [
  '--encoding=UTF8',
  '--locale=C',
  '--locale-provider=icu',
  '--icu-locale=und',
  '--no-instructions',
];

/** Made under another name and moved into place, so that an interrupted first start leaves nothing half made. */
export async function makeCluster(home: PostgresHome, cluster: string, password: string): Promise<void> {
  const half = `${cluster}.new`;
  const passwordFile = join(home.folder, 'password');
  rmSync(half, { recursive: true, force: true });
  rmSync(passwordFile, { force: true });
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (home.owner) chownSync(passwordFile, home.owner.uid, home.owner.gid);
  try {
    const args = [`--pgdata=${half}`, '--username=cloudnexus', `--pwfile=${passwordFile}`];
    await runInitdb(home, [...args, '--auth=scram-sha-256', ...TEXT]);
  } finally {
    rmSync(passwordFile, { force: true });
  }
  renameSync(half, cluster);
}

async function runInitdb(home: PostgresHome, args: string[]): Promise<void> {
  const outputFile = join(home.folder, 'initdb.log');
  const output = openSync(outputFile, 'w');
  const child = spawnWatched([join(home.programs, 'bin/initdb'), ...args], home, output);
  closeSync(output);
  const code = await new Promise((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('exit', resolve);
  });
  const said = readFileSync(outputFile, 'utf8').trim();
  rmSync(outputFile);
  if (code !== 0) {
    const reason = said.match(/^.*(?:FATAL|error): .*$/m)?.[0] ?? (said || code);
    throw new StartRefusal(`PostgreSQL could not make its data folder in ${home.folder}: ${reason}`);
  }
}

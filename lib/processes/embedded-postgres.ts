import 'server-only';
import type { ChildProcess } from 'node:child_process';
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { withFileLock } from './file-lock';
import { freePort } from './free-port';
import { answerOf, ensureDatabase } from './postgres-answers';
import { makeCluster } from './postgres-cluster';
import { type PostgresHome, preparePostgresHome } from './postgres-home';
import { livingPostmaster, postmasterGone, stopPostmaster } from './postgres-leftover';
import { spawnWatched } from './postgres-process';
import {
  type PostgresName,
  type PostgresState,
  postgresUrl,
  readPostgresState,
  writePostgresState,
} from './postgres-state';
import { identityOf, isAlive } from './process-identity';
import { StartRefusal } from './steps';

export type EmbeddedPostgres = {
  url: string;
  /** False when another living process of this checkout started it: then `stop` leaves it running. */
  ours: boolean;
  logFile: string;
  /** Settles when the server has gone, by itself or by `stop`. */
  gone: Promise<void>;
  stop: () => Promise<void>;
};

type Options = {
  dataFolder: string;
  name?: PostgresName;
  settings?: Record<string, string>;
  report?: (line: string) => void;
};

/** No committed order may be lost, so commits wait for the disk. */
const SETTINGS = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '100',
  shared_buffers: '128MB',
  fsync: 'on',
  synchronous_commit: 'on',
  timezone: 'UTC',
  log_timezone: 'UTC',
};

const START_LIMIT_MS = 5 * 60_000;
const STOP_LIMIT_MS = 20_000;

/** Starts this checkout's own PostgreSQL, or joins the one that another of its processes is running. */
export async function startEmbeddedPostgres(options: Options): Promise<EmbeddedPostgres> {
  const name = options.name ?? 'postgres';
  return withFileLock(join(options.dataFolder, `${name}.lock`), () => startLocked(options, name));
}

async function startLocked(options: Options, name: PostgresName): Promise<EmbeddedPostgres> {
  const report = options.report ?? (() => {});
  const state = readPostgresState(options.dataFolder, name);
  const home = preparePostgresHome(join(options.dataFolder, name), state.folder);
  const cluster = join(home.folder, 'cluster');
  const logFile = logFileOf(options.dataFolder, name);
  const running = livingPostmaster(cluster);
  if (running && (await isAnothers(state))) {
    const gone = postmasterGone(cluster, running);
    return { url: postgresUrl(state, 'cloudnexus'), ours: false, logFile, gone, stop: async () => {} };
  }
  if (running) {
    report('stopping a PostgreSQL that an earlier run left behind');
    await stopPostmaster(cluster, running);
  }
  if (!existsSync(cluster)) await makeCluster(home, cluster, state.password);
  state.folder = home.folder;
  state.port = await freePort(state.port);
  state.startedBy = identityOf(process.pid);
  writePostgresState(options.dataFolder, name, state);
  return launch(home, cluster, state, logFile, { ...SETTINGS, ...options.settings });
}

/** Another living process of this checkout looks after the server that runs. */
async function isAnothers(state: PostgresState): Promise<boolean> {
  if (state.startedBy === null || state.startedBy === identityOf(process.pid)) return false;
  return isAlive(state.startedBy) && (await answerOf(postgresUrl(state, 'postgres'))) === 'yes';
}

function logFileOf(dataFolder: string, name: PostgresName): string {
  const folder = join(dataFolder, 'logs');
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `${name}.log`);
  if (existsSync(file) && statSync(file).size > 10_000_000) renameSync(file, `${file}.old`);
  return file;
}

async function launch(
  home: PostgresHome,
  cluster: string,
  state: PostgresState,
  logFile: string,
  settings: Record<string, string>,
): Promise<EmbeddedPostgres> {
  const log = openSync(logFile, 'a');
  const flags = Object.entries(settings).flatMap(([key, value]) => ['-c', `${key}=${value}`]);
  const command = [join(home.programs, 'bin/postgres'), '-D', cluster, '-p', String(state.port), ...flags];
  const child = spawnWatched(command, home, log);
  closeSync(log);
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  try {
    await waitUntilReady(child, state, logFile);
    await ensureDatabase(postgresUrl(state, 'postgres'), 'cloudnexus');
  } catch (error) {
    await stop(child, cluster, gone);
    throw error;
  }
  return {
    url: postgresUrl(state, 'cloudnexus'),
    ours: true,
    logFile,
    gone,
    stop: () => stop(child, cluster, gone),
  };
}

async function waitUntilReady(child: ChildProcess, state: PostgresState, logFile: string): Promise<void> {
  const deadline = Date.now() + START_LIMIT_MS;
  for (;;) {
    const answer = await answerOf(postgresUrl(state, 'postgres'));
    if (answer === 'yes') return;
    if (answer === 'wrong password') {
      throw new StartRefusal(
        `The database in ${state.folder} has another password than .data/postgres.json says: the two belong together, bring back the file it was made with.`,
      );
    }
    if (child.exitCode !== null || child.signalCode !== null)
      throw new StartRefusal(`PostgreSQL did not start: ${lastReason(logFile)} (all of it in ${logFile})`);
    if (Date.now() > deadline)
      throw new StartRefusal(`PostgreSQL does not answer after ${START_LIMIT_MS / 1000} s, see ${logFile}`);
    await sleep(25);
  }
}

function lastReason(logFile: string): string {
  const reasons = readFileSync(logFile, 'utf8').match(/(?<=FATAL: {2}|PANIC: {2}|postgres: ).*/g);
  return reasons?.at(-1) ?? 'it ended at once';
}

async function stop(child: ChildProcess, cluster: string, gone: Promise<void>): Promise<void> {
  const pipe = child.stdio[3];
  if (pipe && 'end' in pipe) pipe.end();
  const stopped = await Promise.race([gone.then(() => true), sleep(STOP_LIMIT_MS, false, { ref: false })]);
  const running = stopped ? null : livingPostmaster(cluster);
  if (running) await stopPostmaster(cluster, running);
}

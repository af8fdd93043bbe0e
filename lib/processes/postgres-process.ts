import 'server-only';
import { type ChildProcess, spawn } from 'node:child_process';
import type { PostgresHome } from './postgres-home';

/**
 * Waits with the program and, when the pipe on 3 closes because our process ended in whatever way, asks it to stop: a
 * killed platform leaves no database server behind.
 */
const WATCH = `"$@" 3<&- & server=$!
( read -r _ <&3; kill -INT "$server" ) 2>/dev/null & watch=$!
exec 3<&-
wait "$server"; code=$?
kill "$watch" 2>/dev/null
exit $code`;

/** Runs a program of PostgreSQL as its account, for as long as we live; its output goes to the open file. */
export function spawnWatched(command: string[], home: PostgresHome, output: number): ChildProcess {
  return spawn('/bin/sh', ['-c', WATCH, 'sh', ...command], {
    ...home.owner,
    cwd: home.folder,
    detached: true,
    stdio: ['ignore', output, output, 'pipe'],
  });
}

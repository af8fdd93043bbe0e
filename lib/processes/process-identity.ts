import 'server-only';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** Tells one process from a later one that was given the same number; null when no such process lives. */
export function identityOf(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return fields[0] === 'Z' ? null : `${pid}@${fields[19]}`;
  } catch {
    if (process.platform === 'linux') return null;
    const started = spawnSync('ps', ['-o', 'lstart=', '-p', String(pid)], {
      encoding: 'utf8',
    }).stdout?.trim();
    return started ? `${pid}@${started}` : null;
  }
}

/** Is the process that wrote this identity still the one that lives? */
export function isAlive(identity: string): boolean {
  return identityOf(Number(identity.split('@')[0])) === identity;
}

/** The command line of a living process, or an empty text. */
export function commandOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
  } catch {
    if (process.platform === 'linux') return '';
    return spawnSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).stdout ?? '';
  }
}

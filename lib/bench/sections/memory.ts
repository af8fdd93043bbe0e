import 'server-only';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { runSimulation } from '@/lib/simulation/run-simulation';
import type { Bench } from '../bench';

const RATE = 2;
const PASSWORD = 'cloudnexus-demo';
const SETTLE_MS = 5_000;

/** Memory of each process at rest and, with --soak-minutes, after a simulation, which must lose nothing. */
export async function measureMemory(bench: Bench): Promise<void> {
  const { base, options, report, say } = bench;
  if (!existsSync('/proc/self/smaps_rollup')) return say('  memory is only read on Linux');
  const before = memoryOf(process.pid);
  if (options.soakMinutes > 0) {
    const isWhole = await runSimulation({
      base,
      ordersPerSecond: RATE,
      minutes: options.soakMinutes,
      seed: 1,
      admin: { email: 'admin@cloudnexus.test', password: PASSWORD },
      sellers: [{ email: 'seller@cloudnexus.test', password: PASSWORD }],
      say: (line) => say(`  ${line}`),
      signal: new AbortController().signal,
    });
    report({
      name: `simulation of ${options.soakMinutes} minutes at ${RATE} orders/s lost something`,
      value: isWhole ? 0 : 1,
      unit: '',
      budget: { most: 0 },
    });
    await sleep(SETTLE_MS);
  }
  const when =
    options.soakMinutes > 0 ? `after ${options.soakMinutes} minutes of simulation` : 'without a simulation';
  for (const [name, megabytes] of memoryOf(process.pid)) {
    const earlier = options.soakMinutes > 0 ? before.get(name) : undefined;
    report({
      name: `memory of ${name} ${when}`,
      value: megabytes,
      unit: 'MB',
      ...(earlier !== undefined && { against: { name: 'before', value: earlier, unit: 'MB' } }),
    });
  }
}

type Process = { pid: number; parent: number; name: string };

/** Proportional memory in MB of each process that this one started and of what those started, by name. */
function memoryOf(root: number): Map<string, number> {
  const all = processes();
  const memory = new Map<string, number>();
  for (const child of all.filter(({ parent }) => parent === root)) {
    const family = [child, ...descendants(all, child.pid)];
    const sum = family.reduce((total, { pid }) => total + proportional(pid), 0);
    memory.set(child.name, (memory.get(child.name) ?? 0) + sum);
  }
  return memory;
}

function descendants(all: readonly Process[], pid: number): Process[] {
  const children = all.filter(({ parent }) => parent === pid);
  return children.flatMap((child) => [child, ...descendants(all, child.pid)]);
}

function processes(): Process[] {
  return readdirSync('/proc').flatMap((entry): Process[] => {
    const pid = Number(entry);
    if (!Number.isInteger(pid)) return [];
    try {
      const parent = Number(/^PPid:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]);
      const given = /(?:^|\0)PROCESS_NAME=([^\0]+)/.exec(readFileSync(`/proc/${pid}/environ`, 'utf8'))?.[1];
      const isPostgres = readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('postgres');
      return [{ pid, parent, name: isPostgres ? 'PostgreSQL' : (given ?? 'other') }];
    } catch {
      // It ended while we looked.
      return [];
    }
  });
}

function proportional(pid: number): number {
  try {
    const kilobytes = /^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1];
    return Number(kilobytes ?? 0) / 1024;
  } catch {
    return 0;
  }
}

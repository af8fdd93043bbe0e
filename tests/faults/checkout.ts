import { spawn } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from '@/lib/processes/free-port';
import { ask } from './ask';
import { copyCheckout, type Origin } from './copy-checkout';

export type HealthPage = { status: string; checks: Record<string, string> };
export type ProcessName = 'web' | 'worker' | 'channels' | 'postgres' | 'supervisor';

const START_LIMIT_MS = 180_000;
const OF_THE_TESTS = ['DATABASE_URL', 'AUTH_SECRET', 'APP_URL', 'RESEND_API_KEY', 'NODE_OPTIONS', 'VITEST'];
const STOP_LIMIT_MS = 30_000;

/** A copy of this checkout with a platform of its own, started as people start it and killed as nobody should. */
export class Checkout {
  readonly folder = mkdtempSync(join(tmpdir(), 'cloudnexus-faults-'));
  #port = 0;
  readonly #given: Record<string, string>;

  private constructor(given: Record<string, string>) {
    this.#given = given;
  }

  /** `given`: what its processes are told beside the usual environment. */
  static async make(origin: Origin, given: Record<string, string> = {}): Promise<Checkout> {
    const checkout = new Checkout(given);
    // PostgreSQL runs as somebody else when root starts the tests.
    chmodSync(checkout.folder, 0o755);
    copyCheckout(origin, checkout.folder);
    checkout.#port = await freePort();
    await checkout.#moveDatabase();
    return checkout;
  }

  /** A port of its own: on the one it was copied with, copies whose database is dead would find that of another. */
  async #moveDatabase(): Promise<void> {
    const file = join(this.folder, '.data/postgres.json');
    if (!existsSync(file)) return;
    writeFileSync(file, JSON.stringify({ ...this.#database(), port: await freePort() }));
  }

  get url(): string {
    return `http://localhost:${this.#port}`;
  }

  /** Where its database listens; changes when it had to move. */
  get databaseUrl(): string {
    const { password, port } = this.#database();
    return `postgresql://cloudnexus:${password}@127.0.0.1:${port}/cloudnexus`;
  }

  #database(): { password: string; port: number; folder: string } {
    return JSON.parse(readFileSync(join(this.folder, '.data/postgres.json'), 'utf8'));
  }

  /** What a command run in it is told. */
  get environment(): NodeJS.ProcessEnv {
    const env: NodeJS.ProcessEnv = { ...process.env, PORT: String(this.#port), NODE_ENV: 'production' };
    for (const name of OF_THE_TESTS) delete env[name];
    return { ...env, ...this.#given };
  }

  /** `npm start`, without waiting for anything. */
  launch(): void {
    const options = { cwd: this.folder, env: this.environment, detached: true, stdio: 'ignore' } as const;
    spawn(process.execPath, ['scripts/start.mjs'], options).unref();
  }

  /** `npm start`, until the health page says that all is well. */
  async start(): Promise<void> {
    this.launch();
    await this.untilWell(START_LIMIT_MS);
  }

  /** Until web, worker, channels and database are all well. */
  async untilWell(limitMs = 60_000): Promise<void> {
    const end = Date.now() + limitMs;
    while (!(await this.#isWell())) {
      if (Date.now() > end) throw new Error(`not well after ${limitMs / 1000} s: ${this.folder}/.data/logs`);
      await sleep(200);
    }
  }

  async #isWell(): Promise<boolean> {
    return (await this.health())?.status === 'ok';
  }

  /** What the health page says; null when it does not answer. */
  async health(): Promise<HealthPage | null> {
    try {
      return JSON.parse((await ask(`${this.url}/api/health`, {}, 5_000)).text) as HealthPage;
    } catch {
      return null;
    }
  }

  /** Until the health page says this of one of its checks. */
  async untilSaid(check: string, words: readonly string[], limitMs = 60_000): Promise<void> {
    const end = Date.now() + limitMs;
    for (;;) {
      const said = (await this.health())?.checks[check];
      if (said !== undefined && words.includes(said)) return;
      if (Date.now() > end) throw new Error(`the health page says ${said} of ${check}`);
      await sleep(500);
    }
  }

  /** Ends one of its processes without a word (or stops it: SIGSTOP); false when it is not there just now. */
  kill(name: ProcessName, signal: NodeJS.Signals = 'SIGKILL'): boolean {
    const pids = this.pidsOf(name);
    for (const pid of pids) {
      try {
        process.kill(pid, signal);
      } catch {
        // Gone between the look and the shot.
      }
    }
    return pids.length > 0;
  }

  pidsOf(name: ProcessName): number[] {
    if (name === 'postgres') return this.#postmaster();
    return this.#processes().flatMap(({ pid, processName, isSupervisor }) =>
      (name === 'supervisor' ? isSupervisor : processName === name) ? [pid] : [],
    );
  }

  #postmaster(): number[] {
    try {
      return [
        Number(readFileSync(join(this.#database().folder, 'cluster/postmaster.pid'), 'utf8').split('\n')[0]),
      ];
    } catch {
      return [];
    }
  }

  /** Everything at once, as when the power goes. */
  killAll(): void {
    for (const name of ['supervisor', 'web', 'worker', 'channels', 'postgres'] as const) this.kill(name);
  }

  /** Ctrl-C. */
  async stop(): Promise<void> {
    this.kill('supervisor', 'SIGINT');
    await this.#untilGone(() => {}, STOP_LIMIT_MS);
  }

  /** Ctrl-C, and `npm start` again: a supervisor that remembers no deaths waits for none. */
  async restart(): Promise<void> {
    await this.stop();
    await this.start();
  }

  async remove(): Promise<void> {
    this.killAll();
    await this.#untilGone(() => this.killAll(), 10_000);
    rmSync(this.folder, { recursive: true, force: true });
  }

  async #untilGone(meanwhile: () => void, limitMs: number): Promise<void> {
    const end = Date.now() + limitMs;
    while (this.#processes().length > 0 && Date.now() < end) {
      meanwhile();
      await sleep(100);
    }
  }

  #processes(): { pid: number; processName: string | undefined; isSupervisor: boolean }[] {
    return readdirSync('/proc').flatMap((entry) => {
      const pid = Number(entry);
      if (!Number.isInteger(pid)) return [];
      try {
        if (readlinkSync(`/proc/${pid}/cwd`) !== this.folder) return [];
        const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8');
        const environment = readFileSync(`/proc/${pid}/environ`, 'utf8').split('\0');
        const processName = environment.find((line) => line.startsWith('PROCESS_NAME='))?.slice(13);
        return [{ pid, processName, isSupervisor: /scripts\/(platform\.ts|start\.mjs)/.test(command) }];
      } catch {
        return [];
      }
    });
  }
}

import 'server-only';
import { type ChildProcess, spawn } from 'node:child_process';
import { appendFileSync, existsSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';

export type Launch = {
  name: string;
  /** Arguments to Node. */
  args: string[];
  root: string;
  env: NodeJS.ProcessEnv;
  logFile: string;
  onLine?: (line: string) => void;
};

export type Ending = { code: number | null; signal: NodeJS.Signals | null };

const KEPT_LINES = 30;
const LOG_LIMIT_BYTES = 10_000_000;

/**
 * A Node process in a group of its own, so that Ctrl-C reaches it through us and in order, that ends by itself when we
 * are gone. Its output goes to a log file; the last lines are kept at hand.
 */
export class WatchedChild {
  readonly ended: Promise<Ending>;
  readonly lastLines: string[] = [];
  readonly startedAt = performance.now();
  private readonly process: ChildProcess;

  constructor(private readonly launch: Launch) {
    const watch = pathToFileURL(join(launch.root, 'scripts/parent-watch.mjs')).href;
    const options = [launch.env.NODE_OPTIONS, `--import=${watch}`].filter(Boolean).join(' ');
    prepareLog(launch.logFile);
    this.process = spawn(process.execPath, launch.args, {
      cwd: launch.root,
      env: { ...launch.env, NODE_OPTIONS: options, CLOUDNEXUS_STARTED_BY: String(process.pid) },
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    });
    for (const stream of [this.process.stdout, this.process.stderr]) this.keepLines(stream);
    this.ended = new Promise((resolve) => {
      this.process.once('error', () => resolve({ code: 1, signal: null }));
      this.process.once('exit', (code, signal) => {
        // Whatever it had started itself goes with it.
        this.signalGroup('SIGKILL');
        resolve({ code, signal });
      });
    });
  }

  get pid(): number {
    return this.process.pid ?? 0;
  }

  /** Asks it to end, and ends it when it has not done so within the limit. */
  async stop(limitMs: number): Promise<void> {
    this.process.kill('SIGTERM');
    const gracefully = await Promise.race([
      this.ended.then(() => true),
      sleep(limitMs, false, { ref: false }),
    ]);
    if (!gracefully) this.signalGroup('SIGKILL');
    await this.ended;
  }

  private signalGroup(signal: NodeJS.Signals): void {
    try {
      if (this.process.pid) process.kill(-this.process.pid, signal);
    } catch {
      // The group is gone already, which is what was wanted.
    }
  }

  private keepLines(stream: NodeJS.ReadableStream | null): void {
    let rest = '';
    stream?.setEncoding('utf8');
    stream?.on('data', (text: string) => {
      appendFileSync(this.launch.logFile, text);
      const lines = (rest + text).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) this.launch.onLine?.(line);
      this.lastLines.push(...lines.filter((line) => line.trim() !== ''));
      this.lastLines.splice(0, this.lastLines.length - KEPT_LINES);
    });
  }
}

function prepareLog(file: string): void {
  mkdirSync(dirname(file), { recursive: true });
  if (existsSync(file) && statSync(file).size > LOG_LIMIT_BYTES) renameSync(file, `${file}.old`);
}

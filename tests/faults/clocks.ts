import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';

// Of clock-preload.mjs, and a moment.
const SEEN_MS = 300;

/** The clocks of a platform's processes, each as far off as it is told. */
export class Clocks {
  readonly #folder = mkdtempSync(join(tmpdir(), 'cloudnexus-clocks-'));

  /** What the processes are told, so that they go by these. */
  get environment(): Record<string, string> {
    const preload = pathToFileURL(resolve('tests/faults/clock-preload.mjs')).href;
    return { FAULTS_CLOCKS: this.#folder, NODE_OPTIONS: `--import=${preload}` };
  }

  /** From its next look on, which is waited for. */
  async setOff(processName: string, byMs: number): Promise<void> {
    writeFileSync(join(this.#folder, processName), String(byMs));
    await sleep(SEEN_MS);
  }

  /** How far a process says that its own clock is off. */
  offBy(processName: string): number {
    return Number(readFileSync(join(this.#folder, `${processName}.says`), 'utf8')) - Date.now();
  }

  remove(): void {
    rmSync(this.#folder, { recursive: true, force: true });
  }
}

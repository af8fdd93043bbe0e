import 'server-only';
import { nextRestart } from './backoff';
import { type Ending, type Launch, WatchedChild } from './watched-child';

export type Service = {
  name: string;
  /** Asked anew at each start, so that a changed address reaches a restarted process. */
  launch: () => Launch;
  stopLimitMs: number;
};

type Running = {
  service: Service;
  child: WatchedChild | null;
  deathsInARow: number;
  timer: NodeJS.Timeout | null;
};

type Options = { say: (line: string) => void; onChange?: (pids: number[]) => void };

/** Keeps a set of processes running: one that ends is started again, sooner the steadier it was. */
export class Supervisor {
  private readonly running: Running[] = [];
  private stopping = false;

  constructor(private readonly options: Options) {}

  start(service: Service): void {
    const entry: Running = { service, child: null, deathsInARow: 0, timer: null };
    this.running.push(entry);
    this.launch(entry);
  }

  /** Ends all of them, one after the other in the order they were started, and starts none again. */
  async stop(): Promise<void> {
    this.stopping = true;
    for (const { timer } of this.running) if (timer) clearTimeout(timer);
    for (const { child, service } of this.running) await child?.stop(service.stopLimitMs);
  }

  /** Ends each so that it starts again with what `launch` then says. */
  restartAll(): void {
    for (const { child, service } of this.running) void child?.stop(service.stopLimitMs);
  }

  /** How often in a row this process has ended lately. */
  deathsOf(name: string): number {
    return this.running.find(({ service }) => service.name === name)?.deathsInARow ?? 0;
  }

  private launch(entry: Running): void {
    entry.timer = null;
    const child = new WatchedChild(entry.service.launch());
    entry.child = child;
    this.announce();
    void child.ended.then((ending) => this.onEnd(entry, child, ending));
  }

  private onEnd(entry: Running, child: WatchedChild, ending: Ending): void {
    entry.child = null;
    this.announce();
    if (this.stopping) return;
    const { waitMs, deathsInARow } = nextRestart(entry.deathsInARow, performance.now() - child.startedAt);
    entry.deathsInARow = deathsInARow;
    const how = ending.signal ?? `code ${ending.code}`;
    this.options.say(
      `! ${entry.service.name} ended (${how}), starting again in ${waitMs / 1000} s. Its last lines:`,
    );
    for (const line of child.lastLines.slice(-8)) this.options.say(`    ${line}`);
    entry.timer = setTimeout(() => this.launch(entry), waitMs);
  }

  private announce(): void {
    this.options.onChange?.(this.running.flatMap(({ child }) => (child ? [child.pid] : [])));
  }
}

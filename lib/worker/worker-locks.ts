import 'server-only';
import pg from 'pg';
import { logger } from '@/lib/logger';

// Any constant of our own: names the locks that say "this worker lives".
export const LOCK_CLASS = 720_441;
const RECONNECT_MS = 500;

/**
 * Holds one database lock a worker for as long as this process lives. PostgreSQL drops them when the
 * connection goes, however the process ended: that is how others know whose jobs they may take over.
 */
export class WorkerLocks {
  readonly #workerIds = new Set<string>();
  readonly #connectionString: string;
  #client: pg.Client | null = null;
  #queue: Promise<unknown> = Promise.resolve();
  #stopped = false;

  constructor(connectionString: string) {
    this.#connectionString = connectionString;
  }

  /** The workers of this process. */
  get workerIds(): string[] {
    return [...this.#workerIds];
  }

  async connect(): Promise<void> {
    const client = new pg.Client({
      connectionString: this.#connectionString,
      application_name: 'cloud-nexus-worker-locks',
      keepAlive: true,
    });
    client.on('error', () => {});
    client.on('end', () => this.#reconnect());
    await client.connect();
    this.#client = client;
    for (const workerId of this.#workerIds) this.#lock(workerId);
  }

  add(workerId: string): void {
    this.#workerIds.add(workerId);
    this.#lock(workerId);
  }

  /** A worker ended while this process lives on: what it had begun may be taken over. */
  remove(workerId: string): void {
    this.#workerIds.delete(workerId);
    this.#ask('SELECT pg_advisory_unlock($1, hashtext($2))', workerId);
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    await this.#client?.end();
  }

  #lock(workerId: string): void {
    this.#ask('SELECT pg_advisory_lock($1, hashtext($2))', workerId);
  }

  /** One after the other: a connection takes one statement at a time. */
  #ask(sql: string, workerId: string): void {
    this.#queue = this.#queue
      .then(() => this.#client?.query(sql, [LOCK_CLASS, workerId]))
      .catch((error: unknown) => logger.warn({ err: error }, 'worker lock missed'));
  }

  #reconnect(): void {
    this.#client = null;
    if (this.#stopped) return;
    setTimeout(() => {
      this.connect().catch(() => this.#reconnect());
    }, RECONNECT_MS).unref();
  }
}

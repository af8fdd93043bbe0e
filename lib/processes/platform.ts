import 'server-only';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { buildWhenStale } from './build-when-stale';
import { claimCheckout } from './claim';
import { fillNewDatabase } from './first-run';
import { freePort } from './free-port';
import { isClientCurrent } from './generate-client';
import { keepGuardian } from './guardian';
import { migrateDatabase, openPlatformDatabase, type PlatformDatabase } from './platform-database';
import { type PlatformEnv, platformEnv, UNKNOWN_DATABASE, usesHostedChannels } from './platform-env';
import { platformServices } from './platform-services';
import { recordGuardian, removeRunFile, writeRunFile } from './run-file';
import { StepProcess } from './step-process';
import { type Say, step } from './steps';
import { Supervisor } from './supervisor';
import { waitUntilHealthy, waitUntilServed } from './wait-until-served';
import type { WatchedChild } from './watched-child';
import { welcome } from './welcome';
import { whatToSay } from './what-to-say';

type Options = { root: string; dev: boolean };

const DATABASE_START_MS = 10_000;

/** The whole of `npm start` once the dependencies are there: from an empty checkout to a supervised platform. */
export async function runPlatform(options: Options): Promise<void> {
  let platform: Platform | null = null;
  const stop = () => void (platform ? platform.stop(0) : process.exit(0));
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop);
  process.on('message', (message) => message === 'stop' && stop());
  process.channel?.unref();
  // The terminal may be closed while we go on.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});
  try {
    platform = new Platform(options);
    await platform.start();
  } catch (error) {
    if (!platform?.isStopping) process.stderr.write(`${whatToSay(error)}\n`);
    await platform?.stop(1);
    process.exit(1);
  }
}

class Platform {
  private readonly dataFolder: string;
  private readonly supervisor: Supervisor;
  private readonly stepProcess: StepProcess;
  private env: PlatformEnv;
  private database: Promise<PlatformDatabase> | null = null;
  private firstAdminToken: string | undefined;
  private stopped: Promise<void> | null = null;
  private ownsRunFile = false;

  /** Refuses a wrong environment with EnvError. */
  constructor(private readonly options: Options) {
    const { root, dev } = options;
    const dataFolder = join(root, '.data');
    this.dataFolder = dataFolder;
    const databaseUrl = process.env.DATABASE_URL || UNKNOWN_DATABASE;
    this.env = platformEnv({ dataFolder, dev, databaseUrl, channelsPort: 1 });
    this.supervisor = new Supervisor({ say: this.say, onChange: (pids) => this.noteRunning(pids) });
    this.stepProcess = new StepProcess({ root, dataFolder, onStart: (pid) => this.noteRunning([pid]) });
  }

  private readonly say: Say = (line) => {
    process.stdout.write(`${line}\n`);
  };

  async start(): Promise<void> {
    const { dev } = this.options;
    const steps = [this.claim, this.generateClient, this.openDatabase, this.migrate, this.fill];
    for (const next of [...steps, ...(dev ? [] : [this.build]), this.serve]) {
      if (this.stopped) return;
      await next.call(this);
    }
  }

  private async claim(): Promise<void> {
    const { root, dev } = this.options;
    await claimCheckout(this.dataFolder, this.env, this.say);
    this.ownsRunFile = true;
    keepGuardian({ root, dev, onReplaced: (pid) => recordGuardian(this.dataFolder, pid) });
  }

  private async generateClient(): Promise<void> {
    if (isClientCurrent(this.options.root)) return;
    const generate = () => this.stepProcess.runScript('generate', this.env);
    await step(this.say, 'Generating the database client', generate);
  }

  private async openDatabase(): Promise<void> {
    this.database = openPlatformDatabase({
      dataFolder: this.dataFolder,
      say: this.say,
      onMove: (url) => {
        this.env = { ...this.env, DATABASE_URL: url };
        this.supervisor.restartAll();
      },
    });
    const { url } = await this.database;
    this.env = { ...this.env, DATABASE_URL: url };
  }

  private async migrate(): Promise<void> {
    await migrateDatabase(this.env.DATABASE_URL ?? '', this.options.root, this.say);
  }

  private async fill(): Promise<void> {
    const { env, say, stepProcess } = this;
    this.firstAdminToken = await fillNewDatabase({ env, process: stepProcess, say });
  }

  private async build(): Promise<void> {
    const { env, say, stepProcess } = this;
    const onChild = (child: WatchedChild) => stepProcess.watch(child);
    await buildWhenStale({ root: this.options.root, env, say, onChild });
  }

  private async serve(): Promise<void> {
    const { root, dev } = this.options;
    // Found only now: the long steps before leave others time to take it.
    if (!usesHostedChannels()) this.env = { ...this.env, PUSHER_PORT: String(await freePort()) };
    const services = platformServices({ root, dev, env: () => this.env, say: this.say });
    const health = await step(this.say, 'Starting web, worker and channels', async () => {
      for (const service of services) this.supervisor.start(service);
      await waitUntilServed(this.env, () => this.supervisor.deathsOf('web'));
      // Asking it would compile one more route, which who edits pages need not wait for.
      return dev ? 'ok' : waitUntilHealthy(this.env);
    });
    if (this.stopped) return;
    this.say(welcome(this.env, this.dataFolder, this.firstAdminToken));
    if (health !== 'ok')
      this.say(`! Not all of it answers yet, ${this.env.APP_URL}/api/health says: ${health}`);
  }

  private noteRunning(pids: number[]): void {
    if (this.ownsRunFile) writeRunFile(this.dataFolder, Number(this.env.PORT), this.env.APP_URL, pids);
  }

  get isStopping(): boolean {
    return this.stopped !== null;
  }

  stop(exitCode: number): Promise<void> {
    this.stopped ??= this.stopAll(exitCode);
    return this.stopped;
  }

  private async stopAll(exitCode: number): Promise<void> {
    if (this.ownsRunFile) this.say('· Stopping …');
    await this.stepProcess.stop();
    await this.supervisor.stop();
    await this.stopDatabase();
    if (this.ownsRunFile) {
      removeRunFile(this.dataFolder);
      this.say('✓ Stopped');
    }
    process.exit(exitCode);
  }

  /** One that is just starting is waited for; one that takes long about it ends by itself once we are gone. */
  private async stopDatabase(): Promise<void> {
    const started = this.database?.catch(() => null);
    const database = await Promise.race([started, sleep(DATABASE_START_MS, null, { ref: false })]);
    await database?.stop();
  }
}

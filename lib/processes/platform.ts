import 'server-only';
import { join } from 'node:path';
import { MigrationError } from '@/lib/db/migrate/apply';
import { EnvError } from '@/lib/env';
import { buildWhenStale } from './build-when-stale';
import { fillNewDatabase } from './first-run';
import { freePort, isPortFree } from './free-port';
import { generateClient, isClientCurrent } from './generate-client';
import { openPlatformDatabase, type PlatformDatabase } from './platform-database';
import { type PlatformEnv, platformEnv, UNKNOWN_DATABASE, usesHostedChannels } from './platform-env';
import { platformServices } from './platform-services';
import { removeRunFile, takeOver, writeRunFile } from './run-file';
import { StepProcess } from './step-process';
import { type Say, StartRefusal, step } from './steps';
import { Supervisor } from './supervisor';
import { waitUntilServed } from './wait-until-served';
import { welcome } from './welcome';

type Options = { root: string; dev: boolean };

/** The whole of `npm start` once the dependencies are there: from an empty checkout to a supervised platform. */
export async function runPlatform(options: Options): Promise<void> {
  const platform = new Platform(options);
  const stop = () => void platform.stop(0);
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop);
  process.on('message', (message) => message === 'stop' && stop());
  process.channel?.unref();
  // The terminal may be closed while we go on.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});
  try {
    await platform.start();
  } catch (error) {
    platform.sayError(error);
    await platform.stop(1);
  }
}

class Platform {
  private readonly dataFolder: string;
  private readonly supervisor: Supervisor;
  private readonly stepProcess: StepProcess;
  private env: PlatformEnv | null = null;
  private database: PlatformDatabase | null = null;
  private stopped: Promise<void> | null = null;
  private ownsRunFile = false;

  constructor(private readonly options: Options) {
    const { root } = options;
    const dataFolder = join(root, '.data');
    this.dataFolder = dataFolder;
    this.supervisor = new Supervisor({ say: this.say, onChange: (pids) => this.noteRunning(pids) });
    this.stepProcess = new StepProcess({ root, dataFolder, onStart: (pid) => this.noteRunning([pid]) });
  }

  private readonly say: Say = (line) => {
    process.stdout.write(`${line}\n`);
  };

  async start(): Promise<void> {
    const { root, dev } = this.options;
    const choices = {
      dataFolder: this.dataFolder,
      dev,
      databaseUrl: process.env.DATABASE_URL || UNKNOWN_DATABASE,
      channelsPort: 1,
    };
    this.env = platformEnv(choices);
    await takeOver(this.dataFolder, this.say);
    await this.claimPort();
    if (!isClientCurrent(root))
      await step(this.say, 'Generating the database client', async () => generateClient(root));
    this.database = await this.openDatabase();
    const channelsPort = usesHostedChannels() ? 1 : await freePort();
    const env = platformEnv({ ...choices, databaseUrl: this.database.url, channelsPort });
    this.env = env;
    const { say, stepProcess } = this;
    const firstAdminToken = await fillNewDatabase({ env, process: stepProcess, say });
    if (!dev) await buildWhenStale({ root, env, say, onChild: (child) => stepProcess.watch(child) });
    await this.serve(firstAdminToken);
  }

  private async claimPort(): Promise<void> {
    const { PORT, APP_URL } = this.requiredEnv();
    if (!(await isPortFree(Number(PORT)))) {
      throw new StartRefusal(
        `Port ${PORT} is taken by another program. Pick another one: PORT=${Number(PORT) + 1} npm start`,
      );
    }
    writeRunFile(this.dataFolder, Number(PORT), APP_URL, []);
    this.ownsRunFile = true;
  }

  private openDatabase(): Promise<PlatformDatabase> {
    return openPlatformDatabase({
      root: this.options.root,
      dataFolder: this.dataFolder,
      say: this.say,
      onMove: (url) => {
        this.env = { ...this.requiredEnv(), DATABASE_URL: url };
        this.supervisor.restartAll();
      },
    });
  }

  private async serve(firstAdminToken: string | undefined): Promise<void> {
    if (this.stopped) return;
    const { root, dev } = this.options;
    const services = platformServices({ root, dev, env: () => this.requiredEnv(), say: this.say });
    await step(this.say, 'Starting web, worker and channels', async () => {
      for (const service of services) this.supervisor.start(service);
      await waitUntilServed(Number(this.requiredEnv().PORT), this.requiredEnv().HOST);
    });
    if (!this.stopped) this.say(welcome(this.requiredEnv(), this.dataFolder, firstAdminToken));
  }

  private noteRunning(pids: number[]): void {
    if (this.ownsRunFile)
      writeRunFile(this.dataFolder, Number(this.requiredEnv().PORT), this.requiredEnv().APP_URL, pids);
  }

  stop(exitCode: number): Promise<void> {
    this.stopped ??= this.stopAll(exitCode);
    return this.stopped;
  }

  private async stopAll(exitCode: number): Promise<void> {
    if (this.ownsRunFile) this.say('· Stopping …');
    await this.stepProcess.stop();
    await this.supervisor.stop();
    await this.database?.stop();
    if (this.ownsRunFile) {
      removeRunFile(this.dataFolder);
      this.say('✓ Stopped');
    }
    process.exit(exitCode);
  }

  sayError(error: unknown): void {
    if (this.stopped) return;
    const expected =
      error instanceof StartRefusal || error instanceof EnvError || error instanceof MigrationError;
    const text = expected
      ? error.message
      : error instanceof Error
        ? (error.stack ?? error.message)
        : String(error);
    process.stderr.write(`${text}\n`);
  }

  private requiredEnv(): PlatformEnv {
    if (!this.env) throw new Error('The environment is not read yet');
    return this.env;
  }
}

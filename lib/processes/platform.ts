import 'server-only';
import { join } from 'node:path';
import { newToken } from '@/lib/auth/tokens';
import { MigrationError } from '@/lib/db/migrate/apply';
import { fillOnce } from '@/lib/db/migrate/demo';
import { EnvError } from '@/lib/env';
import { build, buildFingerprint, isBuilt } from './build';
import { freePort, isPortFree } from './free-port';
import { generateClient, isClientCurrent } from './generate-client';
import { openPlatformDatabase, type PlatformDatabase } from './platform-database';
import {
  type PlatformEnv,
  platformEnv,
  UNKNOWN_DATABASE,
  usesHostedChannels,
  usesOwnDatabase,
} from './platform-env';
import { platformServices } from './platform-services';
import { removeRunFile, takeOver, writeRunFile } from './run-file';
import { type Say, StartRefusal, step } from './steps';
import { Supervisor } from './supervisor';
import { waitUntilServed } from './wait-until-served';
import { WatchedChild } from './watched-child';

type Options = { root: string; dev: boolean };

const DEMO_SIGN_INS = ['admin@cloudnexus.test', 'seller@cloudnexus.test', 'client@cloudnexus.test'];
const DEMO_PASSWORD = 'cloudnexus-demo';

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
  private database: PlatformDatabase | null = null;
  private current: WatchedChild | null = null;
  private stopped: Promise<void> | null = null;
  private ownsRunFile = false;

  constructor(private readonly options: Options) {
    this.dataFolder = join(options.root, '.data');
    this.supervisor = new Supervisor({ say: this.say, onChange: (pids) => this.noteRunning(pids) });
  }

  private readonly say: Say = (line) => {
    process.stdout.write(`${line}\n`);
  };

  private env: PlatformEnv | null = null;
  private firstAdminToken: string | undefined;

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
    this.env = platformEnv({ ...choices, databaseUrl: this.database.url, channelsPort });
    await this.seed();
    if (!dev) await this.build();
    await this.serve();
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

  private async seed(): Promise<void> {
    const { SEED_DEMO, ADMIN_EMAIL } = this.requiredEnv();
    const demo = SEED_DEMO !== 'never';
    await fillOnce(this.requiredDatabase().url, async () => {
      if (demo) {
        const fill = () => this.runScript('seed', ['--import', 'tsx', 'scripts/seed.ts']);
        return step(this.say, 'Filling the empty database with the demo', fill);
      }
      if (!ADMIN_EMAIL) {
        throw new StartRefusal(
          'The database is empty: set ADMIN_EMAIL to the address of the first administrator, or leave SEED_DEMO unset',
        );
      }
      const token = newToken();
      this.firstAdminToken = token;
      const make = () =>
        this.runScript('first-run', ['--import', 'tsx', 'scripts/first-run.ts'], {
          FIRST_ADMIN_TOKEN: token,
        });
      return step(this.say, 'Making the catalogue and the first administrator', make);
    });
  }

  private async build(): Promise<void> {
    const { root } = this.options;
    const inputs = [
      process.env.APP_URL ?? '',
      usesOwnDatabase() ? (process.env.DATABASE_URL ?? '').replace(/^.*@/, '') : 'embedded',
    ];
    const fingerprint = buildFingerprint(root, inputs);
    if (isBuilt(root, '.next', fingerprint)) return;
    const run = () => build(root, '.next', fingerprint, this.requiredEnv(), (child) => this.track(child));
    await step(this.say, 'Building the pages (a minute or two, only when the sources changed)', run);
  }

  private async serve(): Promise<void> {
    if (this.stopped) return;
    const { root, dev } = this.options;
    const services = platformServices({ root, dev, env: () => this.requiredEnv(), say: this.say });
    await step(this.say, 'Starting web, worker and channels', async () => {
      for (const service of services) this.supervisor.start(service);
      await waitUntilServed(Number(this.requiredEnv().PORT), this.requiredEnv().HOST);
    });
    if (!this.stopped) this.welcome();
  }

  private welcome(): void {
    const { APP_URL, SEED_DEMO } = this.requiredEnv();
    this.say('');
    this.say(`  Cloud Nexus is at ${APP_URL}`);
    if (SEED_DEMO !== 'never') {
      this.say(`  Demo sign-ins: ${DEMO_SIGN_INS.join(', ')}`);
      this.say(`  Password of all: ${DEMO_PASSWORD}`);
    }
    if (this.firstAdminToken) {
      this.say(`  First administrator, choose a password: ${APP_URL}/set-password/${this.firstAdminToken}`);
    }
    this.say(`  Logs: ${join(this.dataFolder, 'logs')}. Ctrl-C stops everything.`);
    this.say('');
  }

  private async runScript(name: string, args: string[], extra: Record<string, string> = {}): Promise<void> {
    const env = {
      ...this.requiredEnv(),
      ...extra,
      TSX_TSCONFIG_PATH: join(this.options.root, 'tsconfig.scripts.json'),
    };
    const logFile = join(this.dataFolder, 'logs', `${name}.log`);
    const child = new WatchedChild({ name, args, root: this.options.root, env, logFile });
    this.track(child);
    const { code } = await child.ended;
    if (code !== 0)
      throw new StartRefusal(
        `${name} failed, see ${logFile}. Its last lines:\n${child.lastLines.join('\n')}`,
      );
  }

  /** A long step's process, to be ended when the person does not want to wait for it. */
  private track(child: WatchedChild): void {
    this.current = child;
    this.noteRunning([child.pid]);
    if (this.stopped) void child.stop(2000);
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
    await this.current?.stop(2000);
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

  private requiredDatabase(): PlatformDatabase {
    if (!this.database) throw new Error('The database is not open yet');
    return this.database;
  }
}

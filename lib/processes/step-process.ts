import 'server-only';
import { join } from 'node:path';
import { StartRefusal } from './steps';
import { WatchedChild } from './watched-child';

type Options = { root: string; dataFolder: string; onStart: (pid: number) => void };

const STOP_LIMIT_MS = 2000;

/** The process of the long step that goes on, ended when the person does not want to wait for it. */
export class StepProcess {
  private current: WatchedChild | null = null;
  private stopping = false;

  constructor(private readonly options: Options) {}

  /** Runs one of our scripts to its end. Refuses with its last lines when it fails. */
  async runScript(name: string, env: NodeJS.ProcessEnv): Promise<void> {
    const { root, dataFolder } = this.options;
    const logFile = join(dataFolder, 'logs', `${name}.log`);
    const child = new WatchedChild({
      name,
      args: ['--import', 'tsx', `scripts/${name}.ts`],
      root,
      env: { ...env, TSX_TSCONFIG_PATH: join(root, 'tsconfig.scripts.json') },
      logFile,
    });
    this.watch(child);
    const { code } = await child.ended;
    if (code === 0) return;
    const lastLines = child.lastLines.join('\n');
    throw new StartRefusal(`${name} failed, see ${logFile}. Its last lines:\n${lastLines}`);
  }

  watch(child: WatchedChild): void {
    this.current = child;
    this.options.onStart(child.pid);
    if (this.stopping) void child.stop(STOP_LIMIT_MS);
  }

  async stop(): Promise<void> {
    this.stopping = true;
    await this.current?.stop(STOP_LIMIT_MS);
  }
}

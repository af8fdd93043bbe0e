import 'server-only';
import { spawn } from 'node:child_process';
import { identityOf } from './process-identity';

type Options = { root: string; dev: boolean; onReplaced: (pid: number) => void };

/** Long enough that nobody who ends all of the platform at once meets a part of it again. */
const REPLACE_AFTER_MS = 2000;

/**
 * `npm start` watches over this process, the supervisor. Should it be killed, another one takes its place, apart from
 * the terminal, so that each process of the platform still has one that starts it again.
 */
export function keepGuardian(options: Options): void {
  const replaceLater = () => setTimeout(() => replace(options), REPLACE_AFTER_MS);
  // Run by hand, without a guardian, it stays without one.
  if (process.connected) process.once('disconnect', replaceLater);
}

function replace(options: Options): void {
  const args = ['scripts/start.mjs', '--watch-over', identityOf(process.pid) ?? ''];
  const child = spawn(process.execPath, options.dev ? [...args, '--dev'] : args, {
    cwd: options.root,
    detached: true,
    stdio: ['pipe', 'inherit', 'inherit'],
  });
  child.once('error', () => {});
  child.once('exit', () => setTimeout(() => replace(options), REPLACE_AFTER_MS));
  child.unref();
  if (child.pid) options.onReplaced(child.pid);
}

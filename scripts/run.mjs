// `npm run NAME`: one of the scripts beside it, on a checkout where nothing is installed or generated yet, too.
import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { checkNode, ensureDependencies, root, typescript } from './bootstrap.mjs';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/** Ends with the code of the script, or as a shell reports the signal that ended it. */
function run(script, given = []) {
  const { args, env } = typescript(script, given);
  const child = spawn(process.execPath, args, { cwd: root, env, stdio: 'inherit' });
  // The terminal sends Ctrl-C to both of us; anybody else only to us.
  const passOn = (signal) => signal === 'SIGINT' || child.kill(signal);
  for (const signal of SIGNALS) process.on(signal, passOn);
  return new Promise((resolve) => {
    child.once('exit', (code, signal) => {
      for (const each of SIGNALS) process.off(each, passOn);
      resolve(signal ? 128 + constants.signals[signal] : code);
    });
  });
}

checkNode();
await ensureDependencies();
const [name, ...args] = process.argv.slice(2);
const generated = name === 'generate' ? 0 : await run('generate.ts', ['--when-stale']);
process.exit(generated === 0 ? await run(`${name}.ts`, args) : generated);

// The whole of `npm test`. Whatever happens, its last line is "N passed, N failed, N skipped".
import { spawn } from 'node:child_process';
import { checkNode, ensureDependencies, root, typescript } from './bootstrap.mjs';

let result = { passed: 0, failed: 1, skipped: 0 };

process.on('exit', (code) => {
  process.stdout.write(`${result.passed} passed, ${result.failed} failed, ${result.skipped} skipped\n`);
  if (result.failed > 0 && code === 0) process.exitCode = 1;
});

checkNode();
await ensureDependencies();

const { args, env } = typescript('test-run.ts', process.argv.slice(2));
const child = spawn(process.execPath, args, {
  cwd: root,
  env,
  stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
});
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => child.connected && child.send('stop', () => {}));
}
child.on('message', (message) => {
  result = message;
});
child.once('exit', (code, signal) => {
  // A run that ended otherwise than by its own end is a failure, whatever it had counted by then.
  if (signal || (code !== 0 && result.failed === 0)) result = { ...result, failed: result.failed + 1 };
  process.exit(result.failed > 0 ? 1 : 0);
});

// Installs what is missing, then keeps the supervisor (scripts/platform.ts) running: it restarts the platform's
// processes, and this restarts the supervisor should it be killed.
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { checkNode, ensureDependencies, fail, root, typescript } from './bootstrap.mjs';

const dev = process.argv.includes('--dev');
let stopping = false;

function wantedPort() {
  const text = process.env.PORT || '3000';
  const port = Number(text);
  if (!/^\d+$/.test(text) || port < 1 || port > 65_535) {
    fail(`Wrong environment: PORT is "${text}", it must be a whole number from 1 to 65535.`);
  }
  return port;
}

function isTaken(port, host) {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', (error) => resolve(error.code === 'EADDRINUSE'));
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve(false)));
  });
}

/** Asked before the long steps. A platform of this very checkout on that port is the supervisor's to judge. */
async function checkPort(port) {
  const runFile = join(root, '.data/run.json');
  if (existsSync(runFile) && JSON.parse(readFileSync(runFile, 'utf8')).port === port) return;
  for (const host of ['127.0.0.1', '0.0.0.0', '::']) {
    if (await isTaken(port, host)) {
      fail(
        `Port ${port} is taken by another program. Pick another one: PORT=${port + 1} npm ${dev ? 'run dev' : 'start'}`,
      );
    }
  }
}

function keepSupervisorRunning() {
  const { args, env } = typescript('platform.ts', dev ? ['--dev'] : []);
  const started = Date.now();
  const child = spawn(process.execPath, args, {
    cwd: root,
    env,
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  });
  const stop = () => {
    stopping = true;
    if (child.connected) child.send('stop', () => {});
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, stop);
  child.once('exit', (code, signal) => {
    for (const each of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.off(each, stop);
    if (stopping || signal === null) process.exit(code ?? 130);
    process.stderr.write(`! The supervisor was ended by ${signal}, starting it again\n`);
    setTimeout(keepSupervisorRunning, Date.now() - started < 10_000 ? 3000 : 250);
  });
}

checkNode();
await checkPort(wantedPort());
await ensureDependencies();
keepSupervisorRunning();

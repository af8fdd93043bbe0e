// Installs what is missing, then keeps the supervisor (scripts/platform.ts) running: it restarts the platform's
// processes, and this restarts the supervisor should it be killed.
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { checkNode, ensureDependencies, fail, root, typescript } from './bootstrap.mjs';

const dev = process.argv.includes('--dev');
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'];
let stopping = false;

function wantedPort() {
  const text = process.env.PORT || '3000';
  const port = Number(text);
  if (!/^\d+$/.test(text) || port < 1 || port > 65_535) {
    fail(`Wrong environment: PORT is "${text}", it must be a whole number from 1 to 65535.`);
  }
  return port;
}

/** The system's code for why this port cannot be listened on, or null. */
function refusalOf(port, host) {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', (error) => resolve(error.code));
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve(null)));
  });
}

/** What a platform of this very checkout left written about itself, or null. */
function readRun() {
  try {
    const run = JSON.parse(readFileSync(join(root, '.data/run.json'), 'utf8'));
    return run.checkout === join(root, '.data') ? run : null;
  } catch {
    return null;
  }
}

/** Asked before the long steps. A platform of this very checkout on that port is the supervisor's to judge. */
async function checkPort(port) {
  if (readRun()?.port === port) return;
  const command = `npm ${dev ? 'run dev' : 'start'}`;
  for (const host of ['127.0.0.1', '0.0.0.0', '::']) {
    const refusal = await refusalOf(port, host);
    if (refusal === 'EADDRINUSE')
      fail(
        `Port ${port} is taken by another program. Pick another one: PORT=${port < 65_535 ? port + 1 : 3000} ${command}`,
      );
    if (refusal === 'EACCES')
      fail(`Port ${port} is closed to this account. Pick one above 1023: PORT=3000 ${command}`);
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
  for (const signal of SIGNALS) process.on(signal, stop);
  child.once('exit', (code, signal) => {
    for (const each of SIGNALS) process.off(each, stop);
    // Asked to end before it could listen for that is asked all the same.
    if (stopping || signal === null || SIGNALS.includes(signal)) process.exit(code ?? 130);
    process.stderr.write(`! The supervisor was ended by ${signal}, starting it again\n`);
    setTimeout(keepSupervisorRunning, Date.now() - started < 10_000 ? 3000 : 250);
  });
}

/**
 * In the place of a killed one (lib/processes/guardian.ts): the supervisor that started us is to be watched over. It
 * holds the other end of our input, which closes with it however it ends.
 */
function watchOver(supervisor) {
  const stop = () => {
    stopping = true;
    process.kill(Number(supervisor.split('@')[0]), 'SIGTERM');
  };
  for (const signal of SIGNALS) process.on(signal, stop);
  process.stdin.resume().once('close', () => {
    for (const signal of SIGNALS) process.off(signal, stop);
    // One that ended of its own will has removed what it wrote about itself.
    if (stopping || readRun()?.supervisor !== supervisor) process.exit(0);
    process.stderr.write('! The supervisor is gone, starting it again\n');
    keepSupervisorRunning();
  });
}

// The terminal may be closed while we go on.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});
checkNode();
const watched = process.argv.indexOf('--watch-over');
if (watched !== -1) {
  watchOver(process.argv[watched + 1]);
} else {
  await checkPort(wantedPort());
  await ensureDependencies();
  keepSupervisorRunning();
}

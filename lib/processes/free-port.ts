import 'server-only';
import { createServer } from 'node:net';

type Refusal = 'taken' | 'forbidden' | 'no such address';

/** Why this port cannot be listened on, or null. A port held on any of the usual addresses counts as taken. */
export async function portRefusal(port: number, host: string): Promise<Refusal | null> {
  for (const each of ['127.0.0.1', '0.0.0.0', '::']) {
    if ((await tryListen(port, each)) === 'taken') return 'taken';
  }
  const listened = await tryListen(port, host);
  return typeof listened === 'number' ? null : listened;
}

/** The preferred port when it is free, else one the system picks; on 127.0.0.1. */
export async function freePort(preferred = 0): Promise<number> {
  if (preferred > 0 && (await portRefusal(preferred, '127.0.0.1')) === null) return preferred;
  const port = await tryListen(0, '127.0.0.1');
  if (typeof port !== 'number') throw new Error('The system has no free port left on 127.0.0.1');
  return port;
}

function refusalOf({ code }: NodeJS.ErrnoException): Refusal {
  if (code === 'EADDRINUSE') return 'taken';
  if (code === 'EACCES' || code === 'EPERM') return 'forbidden';
  return 'no such address';
}

function tryListen(port: number, host: string): Promise<number | Refusal> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', (error) => resolve(refusalOf(error)));
    server.listen({ port, host, exclusive: true }, () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : port));
    });
  });
}

import 'server-only';
import { createServer } from 'node:net';

/** Can this port be listened on? A port held on any of the usual addresses counts as taken. */
export async function isPortFree(port: number): Promise<boolean> {
  for (const host of ['127.0.0.1', '0.0.0.0', '::']) {
    if ((await tryListen(port, host)) === 'taken') return false;
  }
  return true;
}

/** The preferred port when it is free, else one the system picks. */
export async function freePort(preferred = 0): Promise<number> {
  if (preferred > 0 && (await isPortFree(preferred))) return preferred;
  const port = await tryListen(0, '127.0.0.1');
  if (port === 'taken') throw new Error('The system has no free port left on 127.0.0.1');
  return port;
}

function tryListen(port: number, host: string): Promise<number | 'taken'> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE' || error.code === 'EACCES') resolve('taken');
      // A machine without IPv6 cannot have the port taken there.
      else if (error.code === 'EAFNOSUPPORT' || error.code === 'EADDRNOTAVAIL') resolve(port);
      else reject(error);
    });
    server.listen({ port, host, exclusive: true }, () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : port));
    });
  });
}

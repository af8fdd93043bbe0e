import http from 'node:http';
import { connect } from 'node:net';

export type Answer = { status: number; headers: http.IncomingHttpHeaders; body: string };

type Options = {
  method?: string;
  headers?: Record<string, string | string[]>;
  body?: Buffer | string;
};

const TIMEOUT_MS = 20_000;
const agent = new http.Agent({ keepAlive: true, maxSockets: 4 });
let from = 0;

/** Each request comes from another visitor, or the limits per address would hide what lies behind them. */
function nextAddress(): string {
  from += 1;
  return `10.${200 + (process.pid % 50)}.${(from >> 8) % 256}.${from % 256}`;
}

/** Sends what a browser would refuse to send; follows no redirect. */
export function send(
  base: string,
  path: string,
  { method = 'GET', headers = {}, body }: Options = {},
): Promise<Answer> {
  const { hostname, port } = new URL(base);
  const all = {
    'x-forwarded-for': nextAddress(),
    'user-agent': 'Mozilla/5.0 (hostile input)',
    ...(body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) }),
    ...headers,
  };
  return new Promise((resolve, reject) => {
    const request = http.request({ hostname, port, path, method, headers: all, agent }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('error', reject);
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          body: Buffer.concat(parts).toString(),
        }),
      );
    });
    request.setTimeout(TIMEOUT_MS, () => request.destroy(new Error(`no answer to ${method} ${path}`)));
    request.on('error', reject);
    request.end(body);
  });
}

/** Sends bytes as they are and reads until the server closes; the answer to the first request in them. */
export function sendRaw(base: string, bytes: Buffer | string): Promise<Answer> {
  const { hostname, port } = new URL(base);
  return new Promise((resolve) => {
    const socket = connect({ host: hostname, port: Number(port) }, () => socket.write(bytes));
    let text = '';
    socket.setTimeout(TIMEOUT_MS, () => socket.destroy(new Error('no answer to raw bytes')));
    socket.on('data', (part) => {
      text += part.toString('latin1');
    });
    // Cut off: the close that follows tells what was heard.
    socket.on('error', () => {});
    socket.on('close', () => {
      const status = Number(/^HTTP\/1\.1 (\d{3})/.exec(text)?.[1] ?? 0);
      resolve({ status, headers: {}, body: text });
    });
  });
}

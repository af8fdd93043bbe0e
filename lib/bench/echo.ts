import 'server-only';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { Worker } from 'node:worker_threads';
import { WebSocket, WebSocketServer } from 'ws';
import { type Spread, spreadOf } from './percentiles';

const PAUSE_MS = 20;

/** The least that telling everybody costs: a bare websocket server, in this process, to clients in another thread. */
export async function startEcho(clients: number, messages: number): Promise<Spread> {
  const server = new WebSocketServer({ host: '127.0.0.1', port: 0 });
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const worker = new Worker(CLIENTS, { eval: true, workerData: { port, clients, messages } });
  try {
    await once(worker, 'message');
    for (let number = 0; number < messages; number += 1) {
      const text = String(performance.timeOrigin + performance.now());
      for (const socket of server.clients) if (socket.readyState === WebSocket.OPEN) socket.send(text);
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    }
    const [delays] = (await once(worker, 'message')) as [number[]];
    return spreadOf(delays);
  } finally {
    await worker.terminate();
    server.close();
  }
}

/** Plain JavaScript, since a worker's source is not transpiled. */
const CLIENTS = `
const { parentPort, workerData } = require('node:worker_threads');
const { WebSocket } = require('ws');
const { port, clients, messages } = workerData;
const delays = [];
let open = 0;
for (let number = 0; number < clients; number += 1) {
  const socket = new WebSocket('ws://127.0.0.1:' + port);
  socket.on('open', () => { open += 1; if (open === clients) parentPort.postMessage('ready'); });
  socket.on('message', (text) => {
    delays.push(performance.timeOrigin + performance.now() - Number(text));
    if (delays.length === clients * messages) parentPort.postMessage(delays);
  });
}`;

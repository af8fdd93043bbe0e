import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export const FAILINGS = ['stalls', 'says 429', 'says 500', 'says half of it', 'says nothing'] as const;
export type Mood = 'well' | (typeof FAILINGS)[number];
export type Call = {
  method: string;
  path: string;
  query: URLSearchParams;
  key: string | undefined;
  body: string;
  mood: Mood;
};

/** A service of somebody else's, on this machine, that answers well or in one of the ways in which such fail. */
export class StandIn {
  mood: Mood = 'well';
  readonly calls: Call[] = [];
  readonly #server: Server;
  readonly #answer: (call: Call) => object;

  private constructor(answer: (call: Call) => object) {
    this.#answer = answer;
    this.#server = createServer((request, response) => void this.#take(request, response));
  }

  static async open(answer: (call: Call) => object): Promise<StandIn> {
    const standIn = new StandIn(answer);
    await new Promise<void>((resolve) => standIn.#server.listen(0, '127.0.0.1', resolve));
    return standIn;
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  async #take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    response.on('error', () => {});
    const body = await bodyOf(request);
    const { method = '', url = '', headers } = request;
    const key = headers['idempotency-key']?.toString();
    const [path = '', query] = url.split('?');
    const call: Call = { method, path, query: new URLSearchParams(query), key, body, mood: this.mood };
    this.calls.push(call);
    this.#reply(call, response);
  }

  #reply(call: Call, response: ServerResponse): void {
    const text = JSON.stringify(this.#answer(call));
    const json = { 'content-type': 'application/json' };
    switch (call.mood) {
      case 'well':
        return void response.writeHead(200, json).end(text);
      case 'says 429':
        return void response.writeHead(429, { ...json, 'retry-after': '1' }).end('{"message":"slow down"}');
      case 'says 500':
        return void response.writeHead(500, json).end('{"message":"out of order"}');
      case 'says half of it':
        response.writeHead(200, { ...json, 'content-length': String(text.length + 40) });
        response.write(text.slice(0, Math.ceil(text.length / 2)));
        return void setTimeout(() => response.destroy(), 20);
      case 'says nothing':
        return void response.destroy();
      case 'stalls':
        // The caller has to give up by itself.
        return;
      default:
        call.mood satisfies never;
    }
  }
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let body = '';
  try {
    for await (const chunk of request) body += String(chunk);
  } catch {
    // The caller gave up in the middle.
  }
  return body;
}

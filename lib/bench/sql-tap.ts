import 'server-only';
import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

export type Statement = { text: string; values: (string | null)[] };

export type SqlTap = {
  /** The database's address by way of the tap. */
  url: string;
  /** What went through since the last time it was asked. */
  take: () => Statement[];
  close: () => Promise<void>;
};

/** A wire between a process and its PostgreSQL that notes every statement with its values, whoever wrote it and how. */
export async function openSqlTap(database: string): Promise<SqlTap> {
  const target = new URL(database);
  let statements: Statement[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((client) => {
    const upstream = connect(Number(target.port || 5432), target.hostname);
    const reader = new MessageReader((statement) => statements.push(statement));
    for (const socket of [client, upstream]) {
      sockets.add(socket);
      socket.setNoDelay(true);
      socket.on('error', () => {});
      socket.on('close', () => {
        client.destroy();
        upstream.destroy();
        sockets.delete(socket);
      });
    }
    client.on('data', (chunk) => {
      reader.read(chunk);
      upstream.write(chunk);
    });
    upstream.pipe(client);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = new URL(database);
  url.hostname = '127.0.0.1';
  url.port = String((server.address() as AddressInfo).port);
  return {
    url: url.href,
    take: () => {
      const taken = statements;
      statements = [];
      return taken;
    },
    close: async () => {
      for (const socket of sockets) socket.destroy();
      server.close();
    },
  };
}

/** Reads the client's half of PostgreSQL's protocol 3: Parse and Bind make a statement, Query is one by itself. */
class MessageReader {
  private rest: Buffer = Buffer.alloc(0);
  private started = false;
  private readonly prepared = new Map<string, string>();

  constructor(private readonly onStatement: (statement: Statement) => void) {}

  read(chunk: Buffer): void {
    this.rest = Buffer.concat([this.rest, chunk]);
    for (;;) {
      // The first message has no type.
      const head = this.started ? 1 : 0;
      if (this.rest.length < head + 4) return;
      const length = head + this.rest.readInt32BE(head);
      if (this.rest.length < length) return;
      const type = this.started ? String.fromCharCode(this.rest[0] ?? 0) : '';
      this.note(type, this.rest.subarray(head + 4, length));
      this.started = true;
      this.rest = this.rest.subarray(length);
    }
  }

  private note(type: string, body: Buffer): void {
    if (type === 'Q') this.onStatement({ text: textAt(body, 0)[0], values: [] });
    if (type === 'P') {
      const [name, end] = textAt(body, 0);
      this.prepared.set(name, textAt(body, end)[0]);
    }
    if (type !== 'B') return;
    const [, portalEnd] = textAt(body, 0);
    const [name, nameEnd] = textAt(body, portalEnd);
    this.onStatement({ text: this.prepared.get(name) ?? '', values: valuesAt(body, nameEnd) });
  }
}

function textAt(body: Buffer, start: number): [text: string, end: number] {
  const end = body.indexOf(0, start);
  return [body.toString('utf8', start, end), end + 1];
}

function valuesAt(body: Buffer, start: number): (string | null)[] {
  const formats = body.readInt16BE(start);
  let at = start + 2 + formats * 2;
  const count = body.readInt16BE(at);
  at += 2;
  return Array.from({ length: count }, () => {
    const length = body.readInt32BE(at);
    at += 4;
    if (length < 0) return null;
    at += length;
    return body.toString('utf8', at - length, at);
  });
}

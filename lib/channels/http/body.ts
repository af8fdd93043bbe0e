import type { IncomingMessage } from 'node:http';
import { isRecord } from '../protocol';
import { HttpError } from './http-error';

/** The bytes of a request's body; 413 past the limit. */
export async function readBody(request: IncomingMessage, limitBytes: number): Promise<Buffer> {
  const tooLarge = new HttpError(413, `The request body exceeds ${limitBytes} bytes`);
  if (Number(request.headers['content-length'] ?? 0) > limitBytes) throw tooLarge;
  const chunks: Buffer[] = [];
  let size = 0;
  // Not destroyed on an early end: the answer still has to go out over this socket.
  const stream: AsyncIterable<Buffer> = request.iterator({ destroyOnReturn: false });
  for await (const chunk of stream) {
    size += chunk.length;
    if (size > limitBytes) throw tooLarge;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** The body as a JSON object; 400 when it is anything else. */
export function jsonObject(body: Buffer): Record<string, unknown> {
  let parsed: unknown;
  try {
    parsed = JSON.parse(body.toString('utf8'));
  } catch {
    throw new HttpError(400, 'The body is not valid JSON');
  }
  if (!isRecord(parsed)) throw new HttpError(400, 'The body must be a JSON object');
  return parsed;
}

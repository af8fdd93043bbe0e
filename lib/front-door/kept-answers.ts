import 'server-only';
import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http';
import isFresh from 'fresh';
import { LRUCache } from 'lru-cache';

type KeptAnswer = { headers: OutgoingHttpHeaders; body: Buffer };

/** How long a page that has changed is still shown as it was: short enough to keep no list of what to purge. */
const KEPT_MS = 1_000;
const MAX_BYTES = 32 * 1024 * 1024;
const MAX_ANSWER_BYTES = 1024 * 1024;
const MAX_ANSWERS = 500;
/** Longer than any address of ours: what only fills the memory is not kept. */
const MAX_ADDRESS = 300;

/** What makes of one address another answer, or asks for a part of it. */
const CHANGES_THE_ANSWER = /^(?:rsc|next-|x-next|x-middleware|x-prerender|range$|authorization$)/;

/**
 * Whole public answers, kept in memory for a second as they left: they are found and packed once a second instead
 * of at each request. Only what any cache between here and a reader may share: a GET answered 200 with `s-maxage`
 * and without a cookie.
 */
export function keptAnswers() {
  const kept = new LRUCache<string, KeptAnswer>({
    max: MAX_ANSWERS,
    ttl: KEPT_MS,
    maxSize: MAX_BYTES,
    maxEntrySize: MAX_ANSWER_BYTES,
    sizeCalculation: ({ body }) => body.length + 1,
  });

  return {
    /** Answers from memory and says so; if it cannot, it keeps what the caller then answers. */
    answer(request: IncomingMessage, response: ServerResponse): boolean {
      const key = keyOf(request);
      if (key === null) return false;
      const found = kept.get(key);
      if (found) send(found, request, response);
      else keepWhenSent(response, (answer) => kept.set(key, answer));
      return found !== undefined;
    },
  };
}

function keyOf({ method, url = '', headers }: IncomingMessage): string | null {
  if (method !== 'GET' || url.length > MAX_ADDRESS) return null;
  for (const name in headers) if (CHANGES_THE_ANSWER.test(name)) return null;
  // Word for word: which packing is chosen for it is Next's to say.
  return `${headers['accept-encoding'] ?? ''} ${url}`;
}

function send({ headers, body }: KeptAnswer, request: IncomingMessage, response: ServerResponse): void {
  if (isFresh(request.headers, { etag: String(headers.etag ?? '') })) {
    const { 'content-length': _, ...rest } = headers;
    response.writeHead(304, rest).end();
    return;
  }
  response.writeHead(200, headers).end(body);
}

/** Listens in on what is written, as it goes out: packed already, or not at all. */
function keepWhenSent(response: ServerResponse, keep: (answer: KeptAnswer) => void): void {
  const parts: Buffer[] = [];
  let size = 0;
  const { write, end } = response;
  const listen = (chunk: unknown, encoding: unknown) => {
    if (size > MAX_ANSWER_BYTES || !isShared(response)) return;
    const part = asBuffer(chunk, encoding);
    if (!part) return;
    size += part.length;
    parts.push(part);
  };
  response.write = ((...args: Parameters<typeof write>) => {
    listen(args[0], args[1]);
    return write.apply(response, args);
  }) as typeof write;
  response.end = ((...args: Parameters<typeof end>) => {
    listen(args[0], args[1]);
    return end.apply(response, args);
  }) as typeof end;
  // Only what was sent to its end: who leaves early leaves half an answer.
  response.once('finish', () => {
    if (size === 0 || size > MAX_ANSWER_BYTES || !isShared(response)) return;
    const body = Buffer.concat(parts);
    keep({ headers: { ...response.getHeaders(), 'content-length': body.length }, body });
  });
}

function isShared(response: ServerResponse): boolean {
  return (
    response.statusCode === 200 &&
    /\bs-maxage=[1-9]/.test(String(response.getHeader('cache-control') ?? '')) &&
    !response.hasHeader('set-cookie')
  );
}

function asBuffer(chunk: unknown, encoding: unknown): Buffer | null {
  if (typeof chunk === 'string')
    return Buffer.from(chunk, Buffer.isEncoding(String(encoding)) ? (encoding as BufferEncoding) : 'utf8');
  return chunk instanceof Uint8Array ? Buffer.from(chunk) : null;
}

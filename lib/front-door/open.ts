import 'server-only';
import { subscribe } from 'node:diagnostics_channel';
import type { IncomingMessage, RequestListener, Server, ServerResponse } from 'node:http';
import { env } from '@/lib/env';
import { cleanHeaders } from './clean-headers';
import { keptAnswers } from './kept-answers';
import { type TrustedProxies, trustedProxies } from './trusted-proxies';

type Arrival = { request: IncomingMessage; response: ServerResponse; server: Server };

const STRICT_TRANSPORT = 'max-age=63072000; includeSubDomains';
const NOWHERE = '/absent/page';
const OPEN = Symbol.for('cloudnexus.front-door');

/**
 * Cleans every request before Next sees it. Node announces a request on this channel, in the same turn, before any
 * listener of the server: Next keeps a client's own X-Forwarded-For, and only here is the peer still known.
 */
export function openFrontDoor(): void {
  if (OPEN in globalThis) return;
  Object.assign(globalThis, { [OPEN]: true });
  const { TRUSTED_PROXIES, APP_URL } = env();
  const trusted = trustedProxies(TRUSTED_PROXIES) ?? (() => false);
  const overTls = APP_URL.startsWith('https://');
  const servers = new WeakSet<Server>();
  subscribe('http.server.request.start', (message) => {
    const arrival = message as Arrival;
    admit(arrival, trusted, overTls);
    // What is being worked on is shown as it is, not as it was a second ago.
    if (process.env.NODE_ENV !== 'production' || servers.has(arrival.server)) return;
    servers.add(arrival.server);
    answerFromMemory(arrival.server);
  });
}

/** Stands before the server's own listeners, and lets through what is not kept. */
export function answerFromMemory(server: Server): void {
  const kept = keptAnswers();
  const listeners = server.listeners('request') as RequestListener[];
  server.removeAllListeners('request');
  server.on('request', (request, response) => {
    if (kept.answer(request, response)) return;
    for (const listener of listeners) listener.call(server, request, response);
  });
}

/** By the address people use and not by what a request says: an answer kept for everybody says the same to all. */
export function admit(
  { request, response }: Pick<Arrival, 'request' | 'response'>,
  trusted: TrustedProxies,
  overTls: boolean,
): void {
  if (!isReadable(request.url)) request.url = NOWHERE;
  cleanHeaders(request.headers, request.socket.remoteAddress ?? '', trusted);
  if (overTls) response.setHeader('Strict-Transport-Security', STRICT_TRANSPORT);
}

/** Next answers an address it cannot decode with a fault; for people it is one that does not exist. */
function isReadable(url = ''): boolean {
  try {
    decodeURIComponent(url.split('?', 1)[0] ?? '');
    return true;
  } catch {
    return false;
  }
}

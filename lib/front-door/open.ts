import 'server-only';
import { subscribe } from 'node:diagnostics_channel';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { env } from '@/lib/env';
import { cleanHeaders } from './clean-headers';
import { type TrustedProxies, trustedProxies } from './trusted-proxies';

type Arrival = { request: IncomingMessage; response: ServerResponse };

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
  subscribe('http.server.request.start', (arrival) => admit(arrival as Arrival, trusted, overTls));
}

/** By the address people use and not by what a request says: an answer kept for everybody says the same to all. */
export function admit({ request, response }: Arrival, trusted: TrustedProxies, overTls: boolean): void {
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

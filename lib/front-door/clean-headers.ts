import type { IncomingHttpHeaders } from 'node:http';
import { isRouterState } from './router-state';
import { originOf, type TrustedProxies } from './trusted-proxies';

/** What a proxy says about the request as it reached the proxy. */
const FORWARDED = [
  'forwarded',
  'x-forwarded-host',
  'x-forwarded-port',
  'x-forwarded-prefix',
  'x-forwarded-proto',
  'x-forwarded-server',
  'x-real-ip',
];

/**
 * What only Next and our middleware write, for the code behind them. From outside it would choose the nonce of a page
 * that is kept for everybody, or the way back after signing in.
 */
const INTERNAL =
  /^(?:content-security-policy(?:-report-only)?|x-nonce|x-requested-path|x-middleware-.*|x-invoke-.*|x-matched-path|x-now-route-matches|x-nextjs-.*|next-resume)$/;

const HOST = /^(?:[\w-]+(?:\.[\w-]+)*\.?|\[[\da-f:.]+\])(?::\d{1,5})?$/i;
const PROTOCOL = /^https?$/;

/**
 * Leaves in a request's headers only what may be believed: where it came from as the trusted proxies say, nothing that
 * is ours to write, nothing that Next cannot read.
 */
export function cleanHeaders(headers: IncomingHttpHeaders, peer: string, trusted: TrustedProxies): void {
  const origin = originOf(peer, textOf(headers['x-forwarded-for']), trusted);
  if (trusted(originOf(peer, undefined, trusted))) keepReadable(headers);
  else for (const name of FORWARDED) delete headers[name];
  for (const name of Object.keys(headers)) if (INTERNAL.test(name)) delete headers[name];
  const state = textOf(headers['next-router-state-tree']);
  if (state !== undefined && !isRouterState(state)) delete headers['next-router-state-tree'];
  headers['x-forwarded-for'] = origin;
}

/** A trusted proxy may still pass on what its client sent: no more of it is kept than a host and a protocol. */
function keepReadable(headers: IncomingHttpHeaders): void {
  const first = (name: string) => textOf(headers[name])?.split(',')[0]?.trim() ?? '';
  const [host, protocol] = [first('x-forwarded-host'), first('x-forwarded-proto')];
  for (const name of FORWARDED) delete headers[name];
  if (HOST.test(host)) headers['x-forwarded-host'] = host;
  if (PROTOCOL.test(protocol)) headers['x-forwarded-proto'] = protocol;
}

function textOf(value: string | string[] | undefined): string | undefined {
  return Array.isArray(value) ? value.join(',') : value;
}

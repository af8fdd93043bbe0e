import { isIP, isIPv4 } from 'node:net';

/** The address a request came from, as the front door wrote it (lib/front-door): never what a client claims. */
export function clientAddress(headers: Pick<Headers, 'get'>): string {
  const written = headers.get('x-forwarded-for')?.split(',').at(-1)?.trim() ?? '';
  return isIP(written) === 0 ? '127.0.0.1' : written;
}

/** Whom a limit counts as one: an IPv4 address, or the /64 that one IPv6 subscriber has to choose from. */
export function addressGroup(address: string): string {
  if (isIP(address) === 0 || isIPv4(address)) return address;
  const [head = '', tail] = address.toLowerCase().split('::');
  const before = head ? head.split(':') : [];
  const after = tail ? tail.split(':') : [];
  const missing = tail === undefined ? 0 : 8 - before.length - after.length;
  const groups = [...before, ...Array<string>(Math.max(0, missing)).fill('0'), ...after];
  return `${groups
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':')}::/64`;
}

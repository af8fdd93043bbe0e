import { BlockList, isIP } from 'node:net';

/** Ranges nobody outside may make us speak to: ourselves, our network, and what clouds answer their own machines on. */
const NOT_PUBLIC = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.31.196.0', 24],
  ['192.52.193.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['192.175.48.0', 24],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
] as const;

const blocked = new BlockList();
for (const [range, bits] of NOT_PUBLIC) blocked.addSubnet(range, bits, 'ipv4');

// Of version 6 only what is handed out to the world; and of that, not what wraps an address of version 4.
const global = new BlockList();
global.addSubnet('2000::', 3, 'ipv6');
const wrapping = new BlockList();
wrapping.addSubnet('2001::', 23, 'ipv6');
wrapping.addSubnet('2001:db8::', 32, 'ipv6');
wrapping.addSubnet('2002::', 16, 'ipv6');
wrapping.addSubnet('3fff::', 20, 'ipv6');

/** Whether an address is one of the open internet; anything that is no address is not. */
export function isPublicAddress(address: string): boolean {
  const kind = isIP(address);
  if (kind === 4) return !blocked.check(address, 'ipv4');
  if (kind !== 6 || address.includes('%')) return false;
  return global.check(address, 'ipv6') && !wrapping.check(address, 'ipv6');
}

/** Hosts with their port that may be spoken to although they are not public: `127.0.0.1:9000,localhost:9001`. */
export function parseAllowed(text: string): ReadonlySet<string> {
  return new Set(
    text
      .split(',')
      .map((one) => one.trim().toLowerCase())
      .filter((one) => one !== ''),
  );
}

const portOf = (url: URL) => url.port || (url.protocol === 'https:' ? '443' : '80');

export function isAllowed(url: URL, allowed: ReadonlySet<string>): boolean {
  return allowed.has(`${url.hostname.toLowerCase()}:${portOf(url)}`);
}

/** Why an address cannot be dialled whatever its name stands for; null when the name is worth looking up. */
export function refusalOf(url: URL, allowed: ReadonlySet<string>): string | null {
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return 'protocol';
  if (url.username || url.password) return 'credentials';
  if (isAllowed(url, allowed)) return null;
  if (url.protocol !== 'https:') return 'not_https';
  const host = url.hostname.replace(/^\[|\]$/g, '');
  if (isIP(host) && !isPublicAddress(host)) return 'not_public';
  return null;
}

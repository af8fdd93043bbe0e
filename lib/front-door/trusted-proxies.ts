import { BlockList, isIP, isIPv4 } from 'node:net';

/** Whether what a peer says about where a request came from is believed. */
export type TrustedProxies = (address: string) => boolean;

const LOOPBACK = ['127.0.0.0/8', '::1'];

/**
 * Reads TRUSTED_PROXIES: `none`, or addresses, ranges (10.0.0.0/8) and `loopback`, between commas.
 * Null for anything else.
 */
export function trustedProxies(text: string): TrustedProxies | null {
  const words = text.split(',').map((word) => word.trim());
  if (words.length === 1 && words[0] === 'none') return () => false;
  const list = new BlockList();
  for (const word of words.flatMap((each) => (each === 'loopback' ? LOOPBACK : [each]))) {
    if (!addRange(list, word)) return null;
  }
  return (address) => isIP(address) !== 0 && list.check(address, isIPv4(address) ? 'ipv4' : 'ipv6');
}

function addRange(list: BlockList, word: string): boolean {
  const match = /^([\da-f:.]+)(?:\/(\d{1,3}))?$/i.exec(word);
  const address = match?.[1] ?? '';
  if (isIP(address) === 0) return false;
  const [family, bits] = isIPv4(address) ? (['ipv4', 32] as const) : (['ipv6', 128] as const);
  const prefix = Number(match?.[2] ?? bits);
  if (prefix > bits) return false;
  list.addSubnet(address, prefix, family);
  return true;
}

/**
 * Where a request came from. Each proxy appends the address it was called from, so the list is read from its end for
 * as long as proxies of ours wrote it; what stands before that is whatever the client liked to send.
 */
export function originOf(peer: string, forwarded: string | undefined, trusted: TrustedProxies): string {
  let address = plainAddress(peer) ?? '127.0.0.1';
  const written = forwarded?.split(',') ?? [];
  while (trusted(address) && written.length > 0) {
    const next = plainAddress(written.pop() ?? '');
    if (!next) break;
    address = next;
  }
  return address;
}

/** An address without port, brackets or the IPv4-in-IPv6 prefix; null when it is none. */
function plainAddress(text: string): string | null {
  const bare = text
    .trim()
    .replace(/^\[([^\]]*)\](?::\d+)?$/, '$1')
    .replace(/^(\d+(?:\.\d+){3}):\d+$/, '$1')
    .replace(/^::ffff:(?=\d+\.)/i, '')
    .replace(/%.*$/, '');
  return isIP(bare) === 0 ? null : bare;
}

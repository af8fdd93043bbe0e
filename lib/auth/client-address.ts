/**
 * The address a request came from, as the nearest proxy wrote it: the last entry of
 * X-Forwarded-For, since a client can put anything before it.
 */
export function clientAddress(headers: Pick<Headers, 'get'>): string {
  const forwarded = headers.get('x-forwarded-for')?.split(',').at(-1)?.trim();
  return forwarded || headers.get('x-real-ip') || '127.0.0.1';
}

/**
 * Whether a browser's request comes from a page of this very site: its Origin names the host that was
 * asked. A request without Origin is refused unless the browser itself says it is same-origin.
 */
export function isOwnOrigin(headers: Pick<Headers, 'get'>): boolean {
  const origin = headers.get('origin');
  if (!origin) return headers.get('sec-fetch-site') === 'same-origin';
  if (!URL.canParse(origin)) return false;
  const hosts = [headers.get('x-forwarded-host')?.split(',')[0]?.trim(), headers.get('host')];
  return hosts.some((host) => host?.toLowerCase() === new URL(origin).host);
}

import { posix } from 'node:path';

/**
 * Where a link written for the repository leads on the site: to the page of that document, to itself when it is an
 * address or an anchor, and nowhere (null) when it names a file that the site does not show.
 */
export function docLink(href: string, from: string, docsAddress: string): string | null {
  if (/^(?:https?:|mailto:|#|\/)/.test(href)) return href;
  const [path = '', anchor] = href.split('#');
  const target = posix.join('docs', from, path);
  const page = /^docs(\/(?:guides|api)\/[\w-]+)\.md$/.exec(target)?.[1]?.toLowerCase();
  const list = /^docs(\/guides|\/api)?(?:\/|\/README\.md)?$/.exec(target);
  if (!page && !list) return null;
  return `${docsAddress}${page ?? list?.[1] ?? ''}${anchor ? `#${anchor}` : ''}`;
}

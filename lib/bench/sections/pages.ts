import 'server-only';
import type { Bench } from '../bench';
import { startEmptyNext } from '../empty-next';
import { pagesPerSecond } from '../http-rate';
import { startNginx } from '../nginx';

export const PUBLIC_PAGES = [
  '/',
  '/en',
  '/hosting',
  '/hosting/order',
  '/request-service',
  '/docs',
  '/docs/guides/ordering',
];
const LEAST_SHARE = 80;

/** Each public page against an empty static page of the same Next, and through a cache. */
export async function measurePages(bench: Bench): Promise<void> {
  const { base, folder, options, report, root, say } = bench;
  say('  building an empty application to compare with …');
  const empty = await startEmptyNext(root, folder);
  const seconds = Math.min(options.seconds, 5);
  try {
    for (const path of PUBLIC_PAGES) {
      // Next to each other, so that both see the same machine.
      const bare = await pagesPerSecond(empty.url, seconds);
      const ours = await pagesPerSecond(base + path, seconds);
      report({
        name: `${path} of what an empty page does`,
        value: (100 * ours) / bare,
        unit: '%',
        budget: { least: LEAST_SHARE },
        against: { name: `${Math.round(ours)}/s; empty page`, value: bare, unit: '/s' },
      });
    }
  } finally {
    await empty.stop();
  }
  await measureCache(bench, seconds);
}

async function measureCache({ base, folder, report, say }: Bench, seconds: number): Promise<void> {
  const nginx = await startNginx(base, folder);
  if (!nginx) return say('  nginx is not installed: pages through a cache are not measured');
  try {
    for (const path of PUBLIC_PAGES) {
      await fetch(nginx.url + path).then((response) => response.text());
      const cached = await fetch(nginx.url + path);
      await cached.text();
      const isHit = cached.headers.get('x-cache') === 'HIT' && cached.headers.get('set-cookie') === null;
      report({
        name: `${path} through nginx as a cache`,
        value: isHit ? await pagesPerSecond(nginx.url + path, seconds) : Number.NaN,
        unit: '/s',
        budget: { least: 0 },
        note: `${cached.headers.get('x-cache')}, ${cached.headers.get('cache-control')}`,
      });
    }
  } finally {
    nginx.stop();
  }
}

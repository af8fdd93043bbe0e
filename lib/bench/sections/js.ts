import 'server-only';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright';
import type { Bench } from '../bench';
import { browserArgs } from '../browser';
import { PUBLIC_PAGES } from './pages';

const MOST_KB = 170;
const MOST_CHUNK_KB = 500;

/** What scripts a fresh browser loads for each public page, as transferred, and the largest chunk of the whole build. */
export async function measureJs({ base, env, report, root }: Bench): Promise<void> {
  const browser = await chromium.launch({ executablePath: env.CHROMIUM_PATH, args: browserArgs });
  try {
    for (const path of [...PUBLIC_PAGES, '/login']) {
      const context = await browser.newContext({ baseURL: base });
      const page = await context.newPage();
      const sizes: Promise<number>[] = [];
      page.on('requestfinished', (request) => {
        if (request.resourceType() !== 'script') return;
        sizes.push(request.sizes().then(({ responseBodySize }) => responseBodySize));
      });
      await page.goto(path, { waitUntil: 'networkidle' });
      const bytes = (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
      const cookies = (await context.cookies()).length;
      report({
        name: `JavaScript of ${path}`,
        value: bytes / 1_000,
        unit: 'kB',
        budget: { most: MOST_KB },
        note: cookies > 0 ? `${cookies} COOKIES` : undefined,
      });
      await context.close();
    }
  } finally {
    await browser.close();
  }
  const chunks = filesUnder(join(root, '.next/static')).filter((file) => file.endsWith('.js'));
  const largest = Math.max(...chunks.map((file) => statSync(file).size));
  report({
    name: 'largest chunk, raw',
    value: largest / 1_000,
    unit: 'kB',
    budget: { most: MOST_CHUNK_KB },
    note: `of ${chunks.length}`,
  });
}

function filesUnder(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? filesUnder(join(folder, entry.name)) : [join(folder, entry.name)],
  );
}

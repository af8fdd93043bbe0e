import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { chromium } from 'playwright';
import { db } from '@/lib/db/client';
import type { Role } from '@/lib/db/generated/enums';
import { withCommandDatabase } from '@/lib/processes/command-database';
import { findChromium } from '@/lib/processes/find-chromium';
import { readSecrets } from '@/lib/processes/secrets';
import { pages } from '@/tests/access/pages';
import { runCommand } from './run-command';
import { exampleAddress, findExampleRows } from './screens/example-rows';
import { type Failure, openTab, photograph, type Subject } from './screens/photograph';

const USAGE = `npm run screens [-- --only TEXT] photographs every page of the running demo at 375 and 1280 px, light
and dark, French and English, into .data/screens. BASE_URL says where it runs (http://localhost:3000),
DATABASE_URL and AUTH_SECRET with which data when they are not this checkout's own.
--only TEXT: only pages whose address holds this text, such as /crm or pipeline.`;

const ARGS = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-sync'];

type Shot = { base: string; folder: string; subjects: readonly Subject[] };

async function takeAll({ base, folder, subjects }: Shot): Promise<Failure[]> {
  const executablePath = findChromium();
  if (!executablePath) throw new Error('No Chromium found: install it, or set CHROMIUM_PATH.');
  const browser = await chromium.launch({ executablePath, args: ARGS });
  const failures: Failure[] = [];
  try {
    const roles: (Role | null)[] = [null, 'CLIENT', 'SELLER', 'ADMIN'];
    for (const role of roles) {
      const theirs = subjects.filter((subject) => subject.role === role);
      if (theirs.length === 0) continue;
      const page = await openTab(browser, base, role);
      for (const subject of theirs) {
        const found = await photograph(page, subject, { base, folder });
        console.log(`${found.length === 0 ? 'ok  ' : 'FAIL'} ${role ?? 'visitor'} ${subject.path}`);
        failures.push(...found);
      }
      await page.context().close();
    }
  } finally {
    await browser.close();
  }
  return failures;
}

runCommand(async () => {
  const { values } = parseArgs({ options: { only: { type: 'string' }, help: { type: 'boolean' } } });
  if (values.help) {
    console.log(USAGE);
    return;
  }
  const base = process.env.BASE_URL || 'http://localhost:3000';
  const folder = resolve('.data/screens');
  const chosen = pages.filter(({ path }) => path.includes(values.only ?? ''));
  if (chosen.length === 0) throw new Error(`No page's address holds “${values.only}”.`);
  mkdirSync(folder, { recursive: true });
  process.env.AUTH_SECRET ||= readSecrets(resolve('.data')).authSecret;
  await withCommandDatabase(resolve('.data'), async () => {
    try {
      const rows = await findExampleRows();
      const subjects = chosen.map(({ path, role }) => ({
        path,
        role,
        address: exampleAddress(rows.values, path),
      }));
      const failures = await takeAll({ base, folder, subjects }).finally(rows.forget);
      for (const { picture, problem } of failures) console.log(`${picture}: ${problem}`);
      const pictures = subjects.length * 8;
      console.log(
        `${pictures} pictures of ${subjects.length} pages in ${folder}, ${failures.length} problems`,
      );
      if (failures.length > 0) process.exitCode = 1;
    } finally {
      await db.$disconnect();
    }
  });
});

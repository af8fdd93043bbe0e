import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { type Browser, chromium } from 'playwright';
import { db } from '@/lib/db/client';
import type { Role } from '@/lib/db/generated/enums';
import { withCommandDatabase } from '@/lib/processes/command-database';
import { findChromium } from '@/lib/processes/find-chromium';
import { readSecrets } from '@/lib/processes/secrets';
import { runCommand } from './run-command';
import { exampleAddress, findExampleRows } from './screens/example-rows';
import { type Failure, openTab, photograph, type SignIn, type Subject } from './screens/photograph';
import { parseViewer, seenBy } from './screens/viewer';

const USAGE = `npm run screens [-- --only TEXT] photographs every page of the running platform at 375 and 1280 px,
light and dark, French and English, into .data/screens. BASE_URL says where it runs (http://localhost:3000),
DATABASE_URL and AUTH_SECRET with which data when they are not this checkout's own.
--only TEXT: only pages whose address holds this text, such as /crm or pipeline.
--as visitor|client|seller|admin: every page that somebody of this role may open, seen by them.
--email E --password P: signs in as this person, with --as; for a platform without the demo, whose empty pages
are photographed too (pages of a single row are left out while there is no row).`;

const ARGS = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-sync'];
const ROLES: (Role | null)[] = [null, 'CLIENT', 'SELLER', 'ADMIN'];

type Shot = { base: string; folder: string; subjects: readonly Subject[]; person: SignIn | null };

/** All roles at once, each in a tab of its own. */
async function takeAll(shot: Shot): Promise<Failure[]> {
  const executablePath = findChromium();
  if (!executablePath) throw new Error('No Chromium found: install it, or set CHROMIUM_PATH.');
  const browser = await chromium.launch({ executablePath, args: ARGS });
  try {
    return (await Promise.all(ROLES.map((role) => takeAs(browser, role, shot)))).flat();
  } finally {
    await browser.close();
  }
}

async function takeAs(browser: Browser, role: Role | null, shot: Shot): Promise<Failure[]> {
  const { base, folder, person } = shot;
  const subjects = shot.subjects.filter((subject) => subject.role === role);
  if (subjects.length === 0) return [];
  const failures: Failure[] = [];
  const page = await openTab(browser, base, role, person);
  for (const subject of subjects) {
    const found = await photograph(page, subject, { base, folder });
    console.log(`${found.length === 0 ? 'ok  ' : 'FAIL'} ${role ?? 'visitor'} ${subject.path}`);
    failures.push(...found);
  }
  await page.context().close();
  return failures;
}

async function findSubjects(only: string, viewer: string | undefined) {
  const chosen = seenBy(parseViewer(viewer)).filter(({ path }) => path.includes(only));
  if (chosen.length === 0) throw new Error(`No page's address holds “${only}”.`);
  const { values, forget } = await findExampleRows();
  const subjects: Subject[] = [];
  for (const { path, role } of chosen) {
    const address = exampleAddress(values, path);
    if (address === null) console.log(`none ${role ?? 'visitor'} ${path}: no such row yet`);
    else subjects.push({ path, role, address });
  }
  return { subjects, forget };
}

const STRING = { type: 'string' } as const;

runCommand(async () => {
  const options = { only: STRING, as: STRING, email: STRING, password: STRING };
  const { values } = parseArgs({ options: { ...options, help: { type: 'boolean' } } });
  if (values.help) {
    console.log(USAGE);
    return;
  }
  const base = process.env.BASE_URL || 'http://localhost:3000';
  const folder = resolve('.data/screens');
  const { email, password } = values;
  const person = email && password ? { email, password } : null;
  if (person && !values.as) throw new Error('--email needs --as: whose pages this person may open.');
  mkdirSync(folder, { recursive: true });
  process.env.AUTH_SECRET ||= readSecrets(resolve('.data')).authSecret;
  await withCommandDatabase(resolve('.data'), async () => {
    try {
      const { subjects, forget } = await findSubjects(values.only ?? '', values.as);
      const failures = await takeAll({ base, folder, subjects, person }).finally(forget);
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

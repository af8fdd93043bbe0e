import 'server-only';
import { setTimeout as sleep } from 'node:timers/promises';
import { messagesOf } from '@/lib/i18n/messages';
import { FORM_NAMES, type FormName } from '@/lib/pulse/form-events';
import type { Ledger, SentRequest } from './ledger';
import type { PlainBrowser } from './plain-browser';
import { stageShown } from './play-seller';
import type { Finding } from './report';

const AT_ONCE = 4;
const EMAIL_PATIENCE_MS = 60_000;
const EMAIL_PAUSE_MS = 2_000;

type FormCounts = Record<FormName, { views: number; submitted: number }>;
export type PulseFigures = { from: string; forms: FormCounts };

/** The form figures of the live pulse as an admin exports them. */
export async function readPulseFigures(admin: PlainBrowser): Promise<PulseFigures> {
  const { status, text } = await admin.open('/en/live-pulse/export?period=7d');
  if (status !== 200) throw new Error(`the export of the live pulse answered ${status}`);
  const rows = text
    .replace('\uFEFF', '')
    .split('\r\n')
    .map((line) => line.split(','));
  const { csv, forms: names } = messagesOf('en').pulse;
  const figure = (label: string, detail: string) =>
    Number(rows.find(([name, of]) => name === label && of === detail)?.[2] ?? 0);
  const forms = Object.fromEntries(
    FORM_NAMES.map((form) => [
      form,
      {
        views: figure(csv.keys.funnel_views, names[form]),
        submitted: figure(csv.keys.funnel_submitted, names[form]),
      },
    ]),
  ) as FormCounts;
  return { from: rows[1]?.[5] ?? '', forms };
}

/** Looks for everything of the ledger where people find it: search, lead pages, mailbox, exported figures. */
export async function readBack(
  admin: PlainBrowser,
  ledger: Ledger,
  before: PulseFigures,
): Promise<Finding[]> {
  const found = await eachOf(ledger.requests, (request) => findRequest(admin, request));
  const doors = ['form', 'plain', 'api', 'service'] as const;
  const requests = doors.map((door): Finding => {
    const ours = found.filter(({ request }) => request.door === door);
    return {
      what: DOOR_NAMES[door],
      sent: ours.length,
      arrived: ours.filter(({ requests }) => requests === 1).length,
      missing: ours.filter(({ requests }) => requests !== 1).map(({ request }) => request.reference),
    };
  });
  const leads: Finding = {
    what: 'leads of these requests',
    sent: found.length,
    arrived: found.filter(({ leads }) => leads === 1).length,
    missing: found.filter(({ leads }) => leads !== 1).map(({ request }) => request.reference),
  };
  return [
    ...requests,
    leads,
    await readEmails(admin, ledger.requests),
    await readActivities(admin, ledger),
    await readStages(admin, ledger),
    ...(await readForms(admin, ledger, before)),
  ];
}

const DOOR_NAMES: Record<SentRequest['door'], string> = {
  form: 'orders by the form',
  plain: 'orders without a script',
  api: 'orders by the API',
  service: 'service requests',
};

async function findRequest(admin: PlainBrowser, request: SentRequest) {
  const { text } = await admin.open(`/en/search?q=${encodeURIComponent(request.reference)}`);
  const { items } = JSON.parse(text) as { items: { kind: string; id: string }[] };
  const requests = items.filter(({ kind, id }) => kind === 'request' && id === request.reference).length;
  return { request, requests, leads: items.filter(({ kind }) => kind === 'lead').length };
}

/** E-mails leave after the answer: the last ones are waited for. */
async function readEmails(admin: PlainBrowser, requests: readonly SentRequest[]): Promise<Finding> {
  const deadline = Date.now() + EMAIL_PATIENCE_MS;
  let waiting = [...requests];
  for (;;) {
    const looked = await eachOf(waiting, async (request) => {
      const { text } = await admin.open(`/en/admin/mailbox?q=${encodeURIComponent(request.email)}`);
      return { request, isThere: text.includes(`>${request.email}</p>`) };
    });
    waiting = looked.filter(({ isThere }) => !isThere).map(({ request }) => request);
    if (waiting.length === 0 || Date.now() > deadline) break;
    await sleep(EMAIL_PAUSE_MS);
  }
  const missing = waiting.map(({ reference }) => reference);
  return {
    what: 'e-mails to these clients',
    sent: requests.length,
    arrived: requests.length - missing.length,
    missing,
  };
}

async function readActivities(admin: PlainBrowser, { activities }: Ledger): Promise<Finding> {
  const looked = await eachOf(activities, async ({ leadId, subject }) => {
    const { text } = await admin.open(`/en/crm/leads/${leadId}?timeline=20`);
    return { subject, isThere: text.includes(subject) };
  });
  const missing = looked.filter(({ isThere }) => !isThere).map(({ subject }) => subject);
  return {
    what: 'activities logged',
    sent: activities.length,
    arrived: activities.length - missing.length,
    missing,
  };
}

async function readStages(admin: PlainBrowser, { stages }: Ledger): Promise<Finding> {
  const looked = await eachOf([...stages], async ([leadId, stage]) => {
    const { text } = await admin.open(`/en/crm/leads/${leadId}`);
    return { leadId, isThere: stageShown(text) === stage };
  });
  const missing = looked.filter(({ isThere }) => !isThere).map(({ leadId }) => leadId);
  return {
    what: 'leads in the stage they were moved to',
    sent: stages.size,
    arrived: stages.size - missing.length,
    missing,
  };
}

/** Others may visit meanwhile, so more than was sent is no difference; over midnight the period itself moves. */
async function readForms(admin: PlainBrowser, ledger: Ledger, before: PulseFigures): Promise<Finding[]> {
  const after = await readPulseFigures(admin);
  const isComparable = after.from === before.from;
  return FORM_NAMES.flatMap((form) =>
    (['views', 'submitted'] as const).map((count): Finding => {
      const sent = ledger.forms[form][count];
      const arrived = after.forms[form][count] - before.forms[form][count];
      const what = `${count === 'views' ? 'views of' : 'sent reported by'} ${form}`;
      if (!isComparable)
        return { what: `${what} (not comparable: midnight passed)`, sent, arrived: sent, missing: [] };
      const lacking = Math.max(0, sent - arrived);
      return { what, sent, arrived, missing: lacking > 0 ? [`${lacking} of ${form}`] : [] };
    }),
  );
}

/** A few at a time, in order. */
async function eachOf<T, R>(items: readonly T[], work: (item: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  let next = 0;
  const hand = async () => {
    for (let at = next++; at < items.length; at = next++) results[at] = await work(items[at] as T);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, hand));
  return results;
}

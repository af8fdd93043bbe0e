import 'server-only';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Chance } from '@/lib/chance';
import { messagesOf } from '@/lib/i18n/messages';
import { LOGGED_TYPES } from '@/lib/leads/schema';
import { LEAD_STATUSES } from '@/lib/leads/status';
import { filled, formWith } from './html-form';
import type { Ledger } from './ledger';
import type { PlainBrowser } from './plain-browser';
import { findAction } from './staff-session';

const LEAD_LINK = /href="\/en\/crm\/leads\/([0-9a-f-]{36})"/g;
const PIPELINE = '/en/crm/pipeline';

type Options = { browser: PlainBrowser; name: string; chance: Chance; ledger: Ledger; signal: AbortSignal };
type Stage = (typeof LEAD_STATUSES)[number];

/** A seller's day until the signal: looks at the pipeline, takes leads of the pool, moves and notes their own. */
export async function playSeller({ browser, name, chance, ledger, signal }: Options): Promise<void> {
  const page = await browser.open(PIPELINE);
  const moveAction = await findAction(browser, page.text, 'moveLeadAction');
  for (let turn = 0; !signal.aborted; turn += 1) {
    const work = chance.next();
    const doing = work < 0.2 ? look : work < 0.3 ? take : work < 0.65 ? note : move;
    try {
      await doing({ browser, name, chance, ledger, moveAction, turn });
    } catch (error) {
      ledger.failed(`seller: ${error instanceof Error ? error.message : String(error)}`);
    }
    await sleep(chance.between(800, 3_000), undefined, { signal }).catch(() => {});
  }
}

type Turn = Omit<Options, 'signal'> & { moveAction: string; turn: number };

async function look({ browser, ledger, chance }: Turn): Promise<void> {
  await open(browser, ledger, chance.pick([PIPELINE, '/en/crm', '/en/crm/leads', '/en/live-pulse']));
}

async function take({ browser, ledger, chance }: Turn): Promise<void> {
  const [leadId] = leadsIn(await open(browser, ledger, '/en/crm/leads?who=pool'), chance);
  if (!leadId) return;
  const path = `/en/crm/leads/${leadId}`;
  const form = formWith(await open(browser, ledger, path), 'assigneeId');
  const answer = await browser.submit(path, form);
  if (answer.status === 200) ledger.taken += 1;
  else if (answer.status >= 500) ledger.failed(`take a lead: ${answer.status}`);
  // Another seller was quicker.
  else ledger.refused(`take a lead: ${answer.status}`);
}

async function note(turn: Turn): Promise<void> {
  const { browser, ledger, chance, name } = turn;
  const leadId = await ownLead(turn);
  if (!leadId) return;
  const path = `/en/crm/leads/${leadId}`;
  const subject = `Simulation ${name} ${turn.turn} ${Date.now().toString(36)}`;
  const form = filled(formWith(await open(browser, ledger, path), 'subject'), {
    type: chance.pick(LOGGED_TYPES),
    subject,
    idempotencyKey: crypto.randomUUID(),
  });
  const answer = await browser.submit(path, form);
  if (answer.status === 200 && answer.text.includes(subject)) ledger.activities.push({ leadId, subject });
  else if (answer.status >= 500) ledger.failed(`log an activity: ${answer.status}`);
  else ledger.refused(`log an activity: ${answer.status}`);
}

async function move(turn: Turn): Promise<void> {
  const { browser, ledger, chance, moveAction } = turn;
  const leadId = await ownLead(turn);
  if (!leadId) return;
  const from = stageShown(await open(browser, ledger, `/en/crm/leads/${leadId}`));
  if (!from) return;
  const to = nextStage(from, chance);
  if (!to) return;
  const fields: [string, string][] = [
    ['leadId', leadId],
    ['from', from],
    ['to', to],
    ...(to === 'won' ? [['value', String(chance.between(100, 5_000))] as [string, string]] : []),
    ...(to === 'lost' ? [['lostReason', 'price'] as [string, string]] : []),
  ];
  const answer = await browser.act(PIPELINE, moveAction, fields);
  if (answer.ok) {
    ledger.moves += 1;
    ledger.stages.set(leadId, to);
  } else if (answer.status >= 500) ledger.failed(`move a lead: ${answer.status}`);
  else ledger.refused(`move a lead: ${answer.message ?? answer.status}`);
}

/** Mostly one step on; now and then the end of it. Closed leads stay as they are. */
function nextStage(from: Stage, chance: Chance): Stage | null {
  if (from === 'won' || from === 'lost') return null;
  if (chance.isTrue(0.08)) return 'lost';
  return LEAD_STATUSES[LEAD_STATUSES.indexOf(from) + 1] ?? null;
}

/** The stage a lead's page marks as the current one. */
export function stageShown(html: string): Stage | null {
  const label = /aria-current="step"[^>]*>(?:<svg.*?<\/svg>)?([^<]+)</.exec(html)?.[1]?.trim();
  const words = messagesOf('en').leads.status;
  return LEAD_STATUSES.find((status) => words[status] === label) ?? null;
}

async function ownLead({ browser, ledger, chance }: Turn): Promise<string | undefined> {
  return leadsIn(await open(browser, ledger, '/en/crm/leads?who=me'), chance)[0];
}

/** Leads of a list, in random order. */
function leadsIn(html: string, chance: Chance): string[] {
  const ids = [...new Set([...html.matchAll(LEAD_LINK)].map(([, id]) => id ?? ''))];
  return ids
    .map((id) => [chance.next(), id] as const)
    .sort(([a], [b]) => a - b)
    .map(([, id]) => id);
}

async function open(browser: PlainBrowser, ledger: Ledger, path: string): Promise<string> {
  const page = await browser.open(path);
  ledger.pages += 1;
  if (page.status >= 500) throw new Error(`${path} answered ${page.status}`);
  return page.text;
}

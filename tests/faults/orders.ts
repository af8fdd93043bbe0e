import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Asked, ask } from './ask';

/** One try's answer; null when the connection broke before all of it was there. */
export type Answer = { status: number; text: string; retryAfter: string | null; tookMs: number } | null;

type Patience = { retryMs?: number; giveUpMs?: number; onAnswer?: (answer: Answer) => void };

export type Acknowledged = { key: string; reference: string; email: string };

const GIVE_UP_MS = 90_000;
// A little longer than the platform's own.
const PATIENCE_MS = 25_000;
const RETRY_MS = 150;
const ORDER = {
  plan: 'starter',
  cycle: 'monthly',
  commitment: 0,
  quantity: 1,
  addons: [],
  domain: { mode: 'none' },
  customer: { country: 'FR', type: 'business' },
};

function post(url: string, body: unknown, headers: Record<string, string> = {}): Promise<Asked> {
  const init = {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  };
  return ask(url, init, PATIENCE_MS);
}

/** What the demo's cheapest order costs, as the platform itself says. */
export async function priceOfOrder(platform: string): Promise<number> {
  const answer = await post(`${platform}/api/v1/pricing`, ORDER);
  const { dueNow } = JSON.parse(answer.text) as { dueNow: { gross: number } };
  return dueNow.gross;
}

let tries = 0;

/**
 * Orders as a patient client does: the same key until there is an answer, whatever dies meanwhile. Rejects when
 * the platform refuses, or never answers.
 */
export async function order(
  platform: string,
  totalCents: number,
  key: string = randomUUID(),
  { retryMs = RETRY_MS, giveUpMs = GIVE_UP_MS, onAnswer = () => {} }: Patience = {},
): Promise<Acknowledged> {
  const email = `faults-${key}@faults.test`;
  const contact = { name: 'Fanny Faults', email, company: `Faults ${key.slice(0, 8)}` };
  const body = { ...ORDER, contact, expectedTotalCents: totalCents, acceptTerms: true, locale: 'fr' };
  const end = Date.now() + giveUpMs;
  for (;;) {
    tries += 1;
    const forwarded = `198.18.${Math.floor(tries / 250) % 250}.${tries % 250}`;
    const headers = { 'idempotency-key': key, 'x-forwarded-for': forwarded };
    const answer = await answerTo(post(`${platform}/api/v1/requests`, body, headers));
    onAnswer(answer);
    if (answer?.status === 201 || answer?.status === 200) {
      const { reference } = JSON.parse(answer.text) as { reference: string };
      return { key, reference, email };
    }
    if (answer && answer.status < 500) throw new Error(`refused: ${answer.status} ${answer.text}`);
    if (Date.now() > end) throw new Error(`no answer for ${key}: ${answer?.status ?? 'no connection'}`);
    await sleep(retryMs);
  }
}

async function answerTo(asked: Promise<Asked>): Promise<Answer> {
  const startedAt = performance.now();
  try {
    const { status, text, headers } = await asked;
    const retryAfter = headers.get('retry-after');
    return { status, text, retryAfter, tookMs: performance.now() - startedAt };
  } catch {
    return null;
  }
}

import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';

export type Acknowledged = { key: string; reference: string; email: string };

const GIVE_UP_MS = 90_000;
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

async function post(url: string, body: unknown, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(15_000),
  });
}

/** What the demo's cheapest order costs, as the platform itself says. */
export async function priceOfOrder(platform: string): Promise<number> {
  const answer = await post(`${platform}/api/v1/pricing`, ORDER);
  const { dueNow } = (await answer.json()) as { dueNow: { gross: number } };
  return dueNow.gross;
}

let orders = 0;

/**
 * Orders as a patient client does: the same key until there is an answer, whatever dies meanwhile. Rejects when
 * the platform refuses, or never answers.
 */
export async function order(platform: string, totalCents: number, key = randomUUID()): Promise<Acknowledged> {
  orders += 1;
  const email = `faults-${key}@faults.test`;
  const contact = { name: 'Fanny Faults', email, company: `Faults ${key.slice(0, 8)}` };
  const body = { ...ORDER, contact, expectedTotalCents: totalCents, acceptTerms: true, locale: 'fr' };
  const forwarded = `198.18.${Math.floor(orders / 250) % 250}.${orders % 250}`;
  const end = Date.now() + GIVE_UP_MS;
  for (;;) {
    const headers = { 'idempotency-key': key, 'x-forwarded-for': forwarded };
    const answer = await answerTo(post(`${platform}/api/v1/requests`, body, headers));
    if (answer?.status === 201 || answer?.status === 200) {
      const { reference } = JSON.parse(answer.text) as { reference: string };
      return { key, reference, email };
    }
    if (answer && answer.status < 500) throw new Error(`refused: ${answer.status} ${answer.text}`);
    if (Date.now() > end) throw new Error(`no answer for ${key}: ${answer?.status ?? 'no connection'}`);
    await sleep(RETRY_MS);
  }
}

/** Null when the connection broke before the whole answer was there. */
async function answerTo(asked: Promise<Response>): Promise<{ status: number; text: string } | null> {
  try {
    const answer = await asked;
    return { status: answer.status, text: await answer.text() };
  } catch {
    return null;
  }
}

import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import type { EmailTemplate, EmailTemplateProps } from '@/emails/catalogue';
import { findPasswordToken } from '@/lib/auth/password-tokens';
import { db } from '@/lib/db/client';
import type { Locale } from '@/lib/db/generated/enums';
import { newId } from '@/lib/db/id';
import { env } from '@/lib/env';
import { deliverEmail } from '@/lib/messaging/deliver';
import { enqueueEmail } from '@/lib/messaging/enqueue-email';
import { mailboxFilterSchema } from '@/lib/messaging/filter';
import { countEmails, getEmail, listEmails, retryEmail } from '@/lib/messaging/mailbox';
import { makeLead } from '@/tests/factories/leads';
import { actorOf, makeSeller, makeUser } from '@/tests/factories/users';
import { testDb } from '@/tests/setup/test-db';

const { query } = testDb();

type Sent = { key: string | undefined; body: { to: string; subject: string; html: string; text: string } };
const sent: Sent[] = [];
let mood: 'answers' | 'stalls' | 'breaks off' = 'answers';
let answer: { status: number; body: object };
let provider: Server;

/** Speaks as much of Resend's API as a sending needs. */
async function takeMail(request: IncomingMessage): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const body = JSON.parse(Buffer.concat(chunks).toString());
  sent.push({ key: request.headers['idempotency-key']?.toString(), body });
}

beforeAll(async () => {
  provider = createServer((request, response) => {
    void takeMail(request).then(() => {
      if (mood === 'stalls') return;
      response.writeHead(answer.status, { 'Content-Type': 'application/json' });
      if (mood === 'answers') return response.end(JSON.stringify(answer.body));
      response.write(JSON.stringify(answer.body).slice(0, 5));
      setTimeout(() => response.destroy(), 20);
    });
  });
  await new Promise<void>((resolve) => provider.listen(0, '127.0.0.1', resolve));
  process.env.RESEND_BASE_URL = `http://127.0.0.1:${(provider.address() as AddressInfo).port}`;
});

afterAll(() => new Promise((resolve) => provider.close(resolve)));

beforeEach(() => {
  sent.length = 0;
  answer = { status: 200, body: { id: 'provider-1' } };
  mood = 'answers';
  useProvider(false);
});

/** The parsed environment is one object for the whole process. */
function useProvider(on: boolean): void {
  Object.assign(env(), {
    RESEND_API_KEY: on ? 're_test' : undefined,
    EMAIL_FROM: 'Cloud Nexus <hi@example.test>',
  });
}

async function queue<T extends EmailTemplate>(
  template: T,
  props: EmailTemplateProps[T],
  to: { id: string; email: string },
  locale: Locale = 'fr',
): Promise<string> {
  const dedupeKey = newId();
  await db.$transaction((tx) =>
    enqueueEmail(tx, { template, props, to: to.email, userId: to.id, locale, dedupeKey }),
  );
  return (await db.emailMessage.findUniqueOrThrow({ where: { dedupeKey } })).id;
}

const read = (id: string) => db.emailMessage.findUniqueOrThrow({ where: { id } });
const once = { isLast: false };
const last = { isLast: true };
const tokenIn = (text: string | null) => /set-password\/([\w-]+)/.exec(text ?? '')?.[1] ?? '';

test('without a provider a message is worded, kept here, and its link works', async () => {
  const user = await makeUser({ name: 'Zoé <b>Durand</b>' });
  const id = await queue('set_password', { userId: user.id }, user);
  await deliverEmail(id, once);
  const email = await read(id);
  expect(email).toMatchObject({ status: 'kept', subject: 'Choisissez votre mot de passe', error: null });
  expect(email.html).toContain('lang="fr"');
  expect(email.html).not.toContain('<b>Durand</b>');
  expect(email.text).toContain('Bonjour Zoé <b>Durand</b>');
  expect(await findPasswordToken(tokenIn(email.text))).toMatchObject({ email: user.email });
  expect(sent).toEqual([]);
});

test('each language has its own words and addresses', async () => {
  const user = await makeUser({ role: 'SELLER' });
  const fr = await queue('invitation', { userId: user.id, inviterName: 'Alice' }, user, 'fr');
  const en = await queue('invitation', { userId: user.id, inviterName: 'Alice' }, user, 'en');
  await deliverEmail(fr, once);
  await deliverEmail(en, once);
  const [french, english] = [await read(fr), await read(en)];
  expect(french.subject).toBe('Alice vous invite sur Cloud Nexus');
  expect(english.subject).toBe('Alice invites you to Cloud Nexus');
  expect(english.html).toContain('lang="en"');
  expect(french.text).toMatch(/localhost:\d+\/set-password\//);
  expect(english.text).toMatch(/localhost:\d+\/en\/set-password\//);
});

test('a second run, also at the same time, words nothing twice and sends nothing twice', async () => {
  useProvider(true);
  const user = await makeUser();
  const id = await queue('reset_password', { userId: user.id }, user);
  await Promise.all([deliverEmail(id, once), deliverEmail(id, once)]);
  await deliverEmail(id, once);
  expect(await db.userToken.count({ where: { userId: user.id } })).toBe(1);
  expect(new Set(sent.map(({ key }) => key)).size).toBe(1);
  expect(new Set(sent.map(({ body }) => body.html)).size).toBe(1);
  expect(sent.length).toBeLessThanOrEqual(2);
});

test('the provider gets the working link; what stays here does not hold it', async () => {
  useProvider(true);
  const user = await makeUser();
  const id = await queue('reset_password', { userId: user.id }, user);
  await deliverEmail(id, once);
  const email = await read(id);
  expect(email).toMatchObject({ status: 'sent', providerId: 'provider-1' });
  const token = tokenIn(sent[0]?.body.text ?? '');
  expect(await findPasswordToken(token)).not.toBeNull();
  expect(email.html).not.toContain(token);
  expect(email.text).not.toContain(token);
});

test('a limit or an outage is tried again with the same words and key; the last time it is given up', async () => {
  useProvider(true);
  const user = await makeUser();
  const id = await queue('reset_password', { userId: user.id }, user);
  for (const status of [429, 500]) {
    answer = { status, body: { statusCode: status, name: 'rate_limit_exceeded', message: 'slow down' } };
    await expect(deliverEmail(id, once)).rejects.toThrow(String(status));
    expect(await read(id)).toMatchObject({ status: 'queued', error: expect.stringContaining('slow down') });
  }
  await expect(deliverEmail(id, last)).rejects.toThrow('500');
  expect(await read(id)).toMatchObject({ status: 'failed' });
  expect(new Set(sent.map(({ key }) => key)).size).toBe(1);
  expect(new Set(sent.map(({ body }) => body.text)).size).toBe(1);
});

test.each(['stalls', 'breaks off'] as const)(
  'a provider that %s is let go, and gets the same later',
  async (how) => {
    useProvider(true);
    const user = await makeUser();
    const id = await queue('reset_password', { userId: user.id }, user);
    mood = how;
    const patience = vi.spyOn(AbortSignal, 'timeout').mockImplementation((ms) => {
      expect(ms).toBeLessThanOrEqual(15_000);
      const impatience = new AbortController();
      setTimeout(() => impatience.abort(new DOMException('timed out', 'TimeoutError')), 300);
      return impatience.signal;
    });
    await expect(deliverEmail(id, once)).rejects.toThrow();
    patience.mockRestore();
    expect(await read(id)).toMatchObject({ status: 'queued', error: expect.any(String) });
    mood = 'answers';
    await deliverEmail(id, once);
    expect(await read(id)).toMatchObject({ status: 'sent' });
    expect(new Set(sent.map(({ key }) => key)).size).toBe(1);
  },
);

test('what the provider will never take fails at once with its reason', async () => {
  useProvider(true);
  answer = {
    status: 422,
    body: { statusCode: 422, name: 'validation_error', message: 'Invalid `to` field' },
  };
  const user = await makeUser();
  const id = await queue('reset_password', { userId: user.id }, user);
  await expect(deliverEmail(id, once)).resolves.toBeUndefined();
  expect(await read(id)).toMatchObject({
    status: 'failed',
    error: '422 validation_error: Invalid `to` field',
  });
});

test('a message to a closed account, or about something gone, fails with its reason', async () => {
  const closed = await makeUser({ active: false });
  const toClosed = await queue('reset_password', { userId: closed.id }, closed);
  await deliverEmail(toClosed, once);
  expect(await read(toClosed)).toMatchObject({ status: 'failed', error: 'recipient_gone', html: null });
  const seller = await makeSeller();
  const about = await queue('lead_assigned', { leadId: newId() }, seller);
  await deliverEmail(about, once);
  expect(await read(about)).toMatchObject({ status: 'failed', error: 'subject_gone' });
});

test('a seller reads what the lead is worth', async () => {
  const seller = await makeSeller({ locale: 'en' });
  const lead = await makeLead({
    title: 'Pro · example.com',
    assignedToId: seller.id,
    estimatedValueCents: 123_456,
  });
  const id = await queue('lead_assigned', { leadId: lead.id }, seller, 'en');
  await deliverEmail(id, once);
  const { subject, text } = await read(id);
  expect(subject).toBe('New lead: Pro · example.com');
  expect(text).toContain('€1,234.56');
  expect(text).toContain(`/en/crm/leads/${lead.id}`);
});

test('an admin sends a failed message again, with a fresh link, once', async () => {
  const admin = actorOf(await makeUser({ role: 'ADMIN' }));
  useProvider(true);
  answer = { status: 422, body: { statusCode: 422, name: 'validation_error', message: 'no' } };
  const user = await makeUser();
  const id = await queue('reset_password', { userId: user.id }, user);
  await deliverEmail(id, once);
  const results = await Promise.allSettled([1, 2].map(() => retryEmail(admin, { emailId: id })));
  expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  expect(await read(id)).toMatchObject({ status: 'queued', html: null, error: null });
  const jobs = await query<{ attempts: number }>('select attempts from graphile_worker.jobs where key = $1', [
    `email:${id}`,
  ]);
  expect(jobs).toEqual([{ attempts: 0 }]);
  answer = { status: 200, body: { id: 'provider-2' } };
  await deliverEmail(id, once);
  expect(await read(id)).toMatchObject({ status: 'sent', providerId: 'provider-2' });
  expect(await findPasswordToken(tokenIn(sent.at(-1)?.body.text ?? ''))).not.toBeNull();
  expect(await db.auditEntry.count({ where: { action: 'email.retried', subjectId: id } })).toBe(1);
});

test('the mailbox is for admins, finds by recipient and state, and counts', async () => {
  const admin = actorOf(await makeUser({ role: 'ADMIN' }));
  const user = await makeUser();
  const id = await queue('set_password', { userId: user.id }, user);
  await deliverEmail(id, once);
  const filter = mailboxFilterSchema.parse({ q: user.email.toUpperCase(), status: 'kept' });
  expect((await listEmails(admin, filter)).rows.map((row) => row.id)).toEqual([id]);
  expect((await listEmails(admin, { ...filter, status: 'failed' })).rows).toEqual([]);
  expect((await countEmails(admin)).kept).toBeGreaterThanOrEqual(1);
  expect(await getEmail(admin, newId())).toBeNull();
  const seller = actorOf(await makeSeller());
  for (const ask of [
    () => listEmails(seller, filter),
    () => countEmails(seller),
    () => getEmail(seller, id),
    () => retryEmail(seller, { emailId: id }),
  ]) {
    await expect(ask()).rejects.toMatchObject({ code: 'forbidden' });
  }
});

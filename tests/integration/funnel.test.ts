import { afterEach, describe, expect, it, vi } from 'vitest';
import { POST } from '@/app/api/pulse/forms/route';
import { setClock } from '@/lib/clock';
import { db } from '@/lib/db/client';
import { newId } from '@/lib/db/id';
import { droppedBeacons } from '@/lib/pulse/beacon-gate';
import { type FormBeacon, formBeaconSchema } from '@/lib/pulse/form-events';
import { readFieldErrors, readFormFunnels } from '@/lib/pulse/queries/form-funnels';
import { viewerPeriod } from '@/lib/pulse/report';
import { storeFormEvents } from '@/lib/pulse/store-form-events';
import { makeActor } from '@/tests/factories/leads';
import { testDb } from '@/tests/setup/test-db';

// What runs after the answer is the hint, which may be lost; outside of a request there is no “after”.
const afterwards = vi.hoisted(() => vi.fn());
vi.mock('next/server', async (original) => ({ ...(await original<object>()), after: afterwards }));

testDb();
afterEach(() => setClock(null));

const NOW = new Date('2026-11-22T12:00:00Z');
const seconds = (count: number) => NOW.getTime() + count * 1000;

type Events = FormBeacon['events'];
const beacon = (visitId: string, events: Events, form: FormBeacon['form'] = 'hosting_order'): FormBeacon =>
  formBeaconSchema.parse({ visitId, form, locale: 'fr', events });

const visitOf = (visitId: string) =>
  db.formVisit.findUnique({ where: { visitId_form: { visitId, form: 'hosting_order' } } });

const WHOLE: Events = [
  { kind: 'view', seq: 0, at: seconds(-100) },
  { kind: 'start', seq: 1, at: seconds(-90) },
  { kind: 'step', seq: 2, at: seconds(-80), step: 1 },
  { kind: 'step', seq: 3, at: seconds(-70), step: 3 },
  { kind: 'field_error', seq: 4, at: seconds(-60), field: 'email' },
  { kind: 'submit', seq: 5, at: seconds(-50) },
];

const WHOLE_VISIT = {
  viewedAt: new Date(seconds(-100)),
  startedAt: new Date(seconds(-90)),
  step: 3,
  errors: 1,
  submittedAt: new Date(seconds(-50)),
};

describe('storing a batch', () => {
  it('keeps the visit: first times, furthest step, errors, submit', async () => {
    setClock(() => NOW);
    const visitId = newId();
    expect(await storeFormEvents(beacon(visitId, WHOLE))).toBe(6);
    expect(await visitOf(visitId)).toMatchObject(WHOLE_VISIT);
  });

  it('counts a batch that comes again once', async () => {
    setClock(() => NOW);
    const visitId = newId();
    await storeFormEvents(beacon(visitId, WHOLE));
    expect(await storeFormEvents(beacon(visitId, WHOLE))).toBe(0);
    expect(await visitOf(visitId)).toMatchObject(WHOLE_VISIT);
    expect(await db.formEvent.count({ where: { visitId } })).toBe(6);
  });

  it('comes to the same visit whatever the order', async () => {
    setClock(() => NOW);
    const visitId = newId();
    for (const event of [...WHOLE].reverse()) await storeFormEvents(beacon(visitId, [event]));
    expect(await visitOf(visitId)).toMatchObject(WHOLE_VISIT);
  });

  it('comes to the same visit when overlapping batches arrive at once', async () => {
    setClock(() => NOW);
    const visitId = newId();
    const batches = Array.from({ length: 20 }, (_, index) =>
      index % 2 === 0 ? WHOLE.slice(0, 4) : [...WHOLE.slice(2)].reverse(),
    );
    const added = await Promise.all(batches.map((events) => storeFormEvents(beacon(visitId, events))));
    expect(added.reduce((sum, count) => sum + count, 0)).toBe(6);
    expect(await visitOf(visitId)).toMatchObject(WHOLE_VISIT);
  });

  it('corrects a wrong clock and keeps the intervals', async () => {
    setClock(() => NOW);
    const visitId = newId();
    const ahead = WHOLE.map((event) => ({ ...event, at: Number(event.at) + 5 * 86_400_000 }));
    await storeFormEvents(beacon(visitId, ahead));
    expect(await visitOf(visitId)).toMatchObject({
      viewedAt: new Date(seconds(-50)),
      submittedAt: NOW,
    });
    const old = newId();
    await storeFormEvents(
      beacon(old, [
        { kind: 'view', seq: 0, at: 0 },
        { kind: 'start', seq: 1, at: seconds(0) },
      ]),
    );
    expect((await visitOf(old))?.viewedAt).toEqual(new Date(seconds(-86_400)));
  });
});

describe('POST /api/pulse/forms', () => {
  const send = (body: string, headers: Record<string, string> = {}) =>
    POST(
      new Request('http://localhost/api/pulse/forms', {
        method: 'POST',
        body,
        headers: {
          'content-type': 'text/plain;charset=UTF-8',
          'user-agent': 'Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0',
          'x-forwarded-for': '198.51.100.20',
          ...headers,
        },
      }),
    );
  const body = (change: Record<string, unknown> = {}) =>
    JSON.stringify({
      visitId: newId(),
      form: 'hosting_order',
      locale: 'en',
      events: [{ kind: 'view', seq: 0, at: Date.now() }],
      ...change,
    });

  it('takes a beacon in, sets no cookie, hints afterwards', async () => {
    const visitId = newId();
    const answer = await send(body({ visitId }));
    expect([answer.status, answer.headers.get('set-cookie')]).toEqual([204, null]);
    expect(await visitOf(visitId)).toMatchObject({ locale: 'en', step: 0, submittedAt: null });
    expect(afterwards).toHaveBeenCalledOnce();
  });

  it.each([
    ['no JSON', '{', 'body'],
    ['another shape', '[]', 'body'],
    ['an unknown form', body({ form: 'login' }), 'form'],
    ['a short visit', body({ visitId: 'x' }), 'visitId'],
    ['no events', body({ events: [] }), 'events'],
    [
      '51 events',
      body({ events: Array.from({ length: 51 }, (_, seq) => ({ kind: 'view', seq, at: 1 })) }),
      'events',
    ],
    [
      'a typed value as a field',
      body({ events: [{ kind: 'field_error', seq: 0, at: 1, field: 'a@b.fr' }] }),
      'events.0.field',
    ],
    ['a step without its number', body({ events: [{ kind: 'step', seq: 0, at: 1 }] }), 'events.0.step'],
    ['a time that is none', body({ events: [{ kind: 'view', seq: 0, at: 'now' }] }), 'events.0.at'],
    ['something more', body({ email: 'a@b.fr' }), 'body'],
    ['a NUL', body({ visitId: '\u0000'.repeat(20) }), 'visitId'],
  ])('names what is wrong with %s', async (_what, text, field) => {
    const answer = await send(text);
    expect(answer.status).toBe(400);
    const { fields } = (await answer.json()) as { fields: { field: string }[] };
    expect(fields.map((problem) => problem.field)).toContain(field);
  });

  it('refuses more than 16 kB, told or not', async () => {
    expect((await send(' '.repeat(17_000))).status).toBe(413);
    expect((await send(body(), { 'content-length': '99999' })).status).toBe(413);
  });

  it('answers a body that breaks off, and counts it', async () => {
    const before = droppedBeacons();
    const half = new ReadableStream({
      start: (controller) => controller.enqueue(new TextEncoder().encode('{"visitId":')),
      pull: (controller) => controller.error(new Error('aborted')),
    });
    const answer = await POST(
      new Request('http://localhost/api/pulse/forms', {
        method: 'POST',
        body: half,
        duplex: 'half',
        headers: { 'user-agent': 'Mozilla/5.0 Firefox/140.0', 'x-forwarded-for': '198.51.100.21' },
      } as RequestInit),
    );
    expect([answer.status, await answer.json()]).toEqual([400, { error: 'broken_off', fields: [] }]);
    expect(droppedBeacons().broken_off).toBe(before.broken_off + 1);
  });

  it('stores what comes in at once together, each event once, each visit whole', async () => {
    setClock(() => NOW);
    const visits = Array.from({ length: 60 }, () => newId());
    const bodies = visits.flatMap((visitId) => [
      body({ visitId, events: WHOLE.slice(0, 3) }),
      body({ visitId, events: WHOLE.slice(2) }),
      body({ visitId, events: WHOLE.slice(1, 4) }),
    ]);
    const answers = await Promise.all(
      bodies.map((text, index) => send(text, { 'x-forwarded-for': `198.51.101.${index}` })),
    );
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([204]));
    expect(await db.formEvent.count({ where: { visitId: { in: visits } } })).toBe(
      visits.length * WHOLE.length,
    );
    for (const visitId of visits) expect(await visitOf(visitId)).toMatchObject(WHOLE_VISIT);
  });

  it('drops robots and counts them', async () => {
    const before = droppedBeacons();
    const visitId = newId();
    const robot = { 'user-agent': 'Mozilla/5.0 (compatible; Googlebot/2.1)' };
    expect((await send(body({ visitId }), robot)).status).toBe(204);
    expect((await send(body({ visitId }), { 'user-agent': '' })).status).toBe(204);
    expect(await visitOf(visitId)).toBeNull();
    expect(droppedBeacons()).toEqual({
      ...before,
      bot: before.bot + 1,
      no_user_agent: before.no_user_agent + 1,
    });
  });

  it('limits an address and no other', async () => {
    setClock(() => NOW);
    const from = (address: string) => send('{', { 'x-forwarded-for': address }).then(({ status }) => status);
    const answers = [];
    for (let count = 0; count < 121; count += 1) answers.push(await from('198.51.100.99'));
    expect([answers[119], answers[120]]).toEqual([400, 429]);
    expect(await from('198.51.100.100')).toBe(400);
    setClock(() => new Date(seconds(61)));
    expect(await from('198.51.100.99')).toBe(400);
  });
});

describe('the funnel', () => {
  it('counts how far the visits of the period came, each number within the one before', async () => {
    const at = new Date('2027-03-10T12:00:00Z');
    setClock(() => at);
    const admin = await makeActor('ADMIN', 'Ada');
    const visit = (step: number, submitted: boolean, startedAt: Date | null = at) => ({
      visitId: newId(),
      form: 'service_request',
      locale: 'fr' as const,
      viewedAt: at,
      startedAt,
      step,
      submittedAt: submitted ? at : null,
    });
    await db.formVisit.createMany({
      data: [
        visit(0, false, null),
        visit(0, false),
        visit(1, false),
        visit(2, true),
        // A step lost on the way: whoever sent the form passed it.
        visit(0, true),
        { ...visit(2, true), viewedAt: new Date('2027-03-09T22:59:59Z') },
      ],
    });
    const funnels = await readFormFunnels(admin, viewerPeriod(admin, 'today'));
    expect(funnels.find(({ form }) => form === 'service_request')).toEqual({
      form: 'service_request',
      views: 5,
      started: 4,
      steps: [
        { name: 'details', n: 3 },
        { name: 'contact', n: 2 },
      ],
      submitted: 2,
    });
  });

  it('counts errors by field, the most visits first', async () => {
    const at = new Date('2027-04-10T12:00:00Z');
    setClock(() => at);
    const admin = await makeActor('ADMIN', 'Ada');
    const failing = (fields: string[]) =>
      storeFormEvents(
        beacon(
          newId(),
          fields.map((field, seq) => ({ kind: 'field_error', seq, at: at.getTime(), field })),
        ),
      );
    await failing(['email', 'email', 'email']);
    await failing(['terms']);
    await failing(['terms', 'email']);
    await failing(['terms']);
    expect(await readFieldErrors(admin, 'hosting_order', viewerPeriod(admin, 'today'))).toEqual([
      { field: 'terms', errors: 3, visits: 3 },
      { field: 'email', errors: 4, visits: 2 },
    ]);
  });

  it('is not there for sellers', async () => {
    const seller = await makeActor('SELLER', 'Sam');
    await expect(readFormFunnels(seller, viewerPeriod(seller, '30d'))).rejects.toMatchObject({
      code: 'not_found',
    });
  });
});

import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '@/lib/auth/actor';
import { db } from '@/lib/db/client';
import { newId } from '@/lib/db/id';
import { openAlert, resolveAlert } from '@/lib/pulse/alerts';
import { acknowledgeAlert, closeAlert } from '@/lib/pulse/commands';
import { listAlerts } from '@/lib/pulse/queries/alerts';
import { countFeed, listFeed } from '@/lib/pulse/queries/feed';
import { recordPulse } from '@/lib/pulse/record';
import { viewerPeriod } from '@/lib/pulse/report';
import { makeActor, makeLead } from '@/tests/factories/leads';
import { testDb } from '@/tests/setup/test-db';

testDb();

let admin: Actor;
let seller: Actor;
let other: Actor;
let client: Actor;

beforeAll(async () => {
  admin = await makeActor('ADMIN', 'Ada');
  seller = await makeActor('SELLER', 'Sam');
  other = await makeActor('SELLER', 'Olga');
  client = await makeActor('CLIENT', 'Cléo');
});

const refusedWith = (code: string) => expect.objectContaining({ name: 'DomainError', code });
const raise = (key: string, severity: 'info' | 'warning' | 'critical' = 'warning', kind = 'job.failed') =>
  db.$transaction((tx) => openAlert(tx, key, kind, severity, { reference: key }));
const alertOf = (id: string) => db.alert.findUniqueOrThrow({ where: { id } });
const eventsAbout = async (alertId: string) =>
  (await db.pulseEvent.findMany({ where: { data: { path: ['alertId'], equals: alertId } } })).map(
    ({ type }) => type,
  );

describe('an alert', () => {
  it('that twenty raise at once is one alert, counted twenty times, told once', async () => {
    const key = newId();
    const opened = await Promise.all(Array.from({ length: 20 }, () => raise(key)));
    expect(new Set(opened.map(({ id }) => id)).size).toBe(1);
    expect(opened.filter(({ isNew }) => isNew)).toHaveLength(1);
    const id = opened[0]?.id ?? '';
    expect(await alertOf(id)).toMatchObject({ count: 20, resolvedAt: null, key });
    expect(await eventsAbout(id)).toEqual(['alert.opened']);
  });

  it('never gets less severe by repeating', async () => {
    const key = newId();
    const { id } = await raise(key, 'critical');
    await raise(key, 'info');
    expect((await alertOf(id)).severity).toBe('critical');
  });

  it('is a new one once the first is resolved', async () => {
    const key = newId();
    const first = await raise(key);
    expect(await db.$transaction((tx) => resolveAlert(tx, key))).toBe(true);
    expect(await db.$transaction((tx) => resolveAlert(tx, key))).toBe(false);
    const second = await raise(key);
    expect(second.id).not.toBe(first.id);
    expect(await eventsAbout(first.id)).toEqual(['alert.opened', 'alert.resolved']);
  });

  it('goes with the transaction that raised it', async () => {
    const key = newId();
    const failed = db.$transaction(async (tx) => {
      await openAlert(tx, key, 'job.failed', 'info', {});
      throw new Error('on purpose');
    });
    await expect(failed).rejects.toThrow('on purpose');
    expect(await db.alert.count({ where: { key } })).toBe(0);
  });
});

describe('working an alert', () => {
  it('acknowledges and resolves it once each, on record', async () => {
    const { id } = await raise(newId());
    await acknowledgeAlert(admin, id);
    await expect(acknowledgeAlert(admin, id)).rejects.toEqual(refusedWith('conflict'));
    await closeAlert(admin, id);
    await expect(closeAlert(admin, id)).rejects.toEqual(refusedWith('conflict'));
    await expect(acknowledgeAlert(admin, id)).rejects.toEqual(refusedWith('conflict'));
    const audit = await db.auditEntry.findMany({ where: { subjectId: id }, orderBy: { at: 'asc' } });
    expect(audit.map(({ action, actorId }) => [action, actorId])).toEqual([
      ['alert.acknowledge', admin.id],
      ['alert.resolve', admin.id],
    ]);
    expect(await eventsAbout(id)).toEqual(['alert.opened', 'alert.resolved']);
  });

  it('lets one of two at once resolve it', async () => {
    const { id } = await raise(newId());
    const both = await Promise.allSettled([closeAlert(admin, id), closeAlert(admin, id)]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it('is the admins’ to do', async () => {
    const { id } = await raise(newId(), 'warning', 'lead.unassigned');
    await expect(closeAlert(seller, id)).rejects.toEqual(refusedWith('forbidden'));
    await expect(acknowledgeAlert(client, id)).rejects.toEqual(refusedWith('not_found'));
    await expect(closeAlert(admin, newId())).rejects.toEqual(refusedWith('not_found'));
    expect(await alertOf(id)).toMatchObject({ acknowledgedAt: null, resolvedAt: null });
  });

  it('shows sellers the pool’s alone and clients none', async () => {
    await db.alert.deleteMany();
    const pool = await raise(newId(), 'warning', 'lead.unassigned');
    const job = await raise(newId());
    const seen = async (actor: Actor) =>
      (await listAlerts(actor, { state: 'open' })).rows.map(({ id }) => id).sort();
    expect(await seen(admin)).toEqual([pool.id, job.id].sort());
    expect(await seen(seller)).toEqual([pool.id]);
    expect(await seen(client)).toEqual([]);
  });

  it('lists them by state, page by page', async () => {
    await db.alert.deleteMany();
    const raised = [];
    for (let count = 0; count < 5; count += 1) raised.push(await raise(newId()));
    await acknowledgeAlert(admin, raised[0]?.id ?? '');
    await closeAlert(admin, raised[1]?.id ?? '');
    const counts = await Promise.all(
      (['open', 'acknowledged', 'resolved', 'all'] as const).map(
        async (state) => (await listAlerts(admin, { state })).count,
      ),
    );
    expect(counts).toEqual([4, 1, 1, 5]);
    const first = await listAlerts(admin, { state: 'all' }, 3);
    const rest = await listAlerts(admin, { state: 'all', cursor: first.nextCursor ?? '' }, 3);
    const ids = [...first.rows, ...rest.rows].map(({ id }) => id);
    expect(ids).toEqual(raised.map(({ id }) => id).reverse());
    expect(rest.nextCursor).toBeNull();
  });
});

describe('the feed', () => {
  const feedOf = async (actor: Actor, type?: 'lead' | 'request' | 'lead.assigned') => {
    const period = viewerPeriod(actor, '30d');
    const { rows } = await listFeed(actor, { type }, period);
    expect(await countFeed(actor, { type }, period)).toBe(rows.length);
    return rows;
  };

  beforeEach(() => db.pulseEvent.deleteMany());

  it('shows a seller what is theirs and the pool’s, never sign-ins or alerts, and a client nothing', async () => {
    await recordPulse(db, { type: 'request.hosting', assigneeId: seller.id, data: { reference: 'mine' } });
    await recordPulse(db, { type: 'request.service', assigneeId: null, data: { reference: 'pool' } });
    await recordPulse(db, { type: 'lead.assigned', assigneeId: other.id, data: { reference: 'theirs' } });
    await recordPulse(db, { type: 'user.signed_in', actorId: other.id });
    await recordPulse(db, { type: 'alert.opened', data: { kind: 'job.failed' } });
    expect((await feedOf(seller)).map(({ data }) => data.reference)).toEqual(['pool', 'mine']);
    expect((await feedOf(admin)).map(({ type }) => type)).toEqual([
      'alert.opened',
      'user.signed_in',
      'lead.assigned',
      'request.service',
      'request.hosting',
    ]);
    expect(await feedOf(client)).toEqual([]);
  });

  it('keeps what has gone from the pool to another seller closed', async () => {
    const gone = await makeLead({ assignedToId: other.id });
    const open = await makeLead({ assignedToId: null });
    for (const { id: leadId } of [gone, open]) {
      await recordPulse(db, { type: 'request.hosting', leadId, assigneeId: null, data: { valueCents: 100 } });
    }
    const [ofOpen, ofGone] = await feedOf(seller);
    expect(ofGone).toMatchObject({ leadId: null, data: {} });
    expect(ofOpen).toMatchObject({ leadId: open.id, data: { valueCents: 100 } });
    expect((await feedOf(admin)).map(({ leadId }) => leadId)).toEqual([open.id, gone.id]);
  });

  it('filters by family and by type', async () => {
    await recordPulse(db, { type: 'request.hosting' });
    await recordPulse(db, { type: 'lead.assigned' });
    await recordPulse(db, { type: 'lead.won' });
    expect((await feedOf(admin, 'lead')).map(({ type }) => type)).toEqual(['lead.won', 'lead.assigned']);
    expect((await feedOf(admin, 'lead.assigned')).map(({ type }) => type)).toEqual(['lead.assigned']);
    expect(await feedOf(admin, 'request')).toHaveLength(1);
  });

  it('pages without loss or repetition, events of one instant included', async () => {
    const at = new Date();
    await db.pulseEvent.createMany({
      data: Array.from({ length: 25 }, () => ({ type: 'lead.moved', at, data: {} })),
    });
    const period = viewerPeriod(admin, 'today');
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await listFeed(admin, { cursor }, period, 10);
      seen.push(...page.rows.map(({ id }) => id));
      cursor = page.nextCursor ?? undefined;
    } while (cursor);
    expect(new Set(seen).size).toBe(25);
    expect(seen).toHaveLength(25);
  });
});

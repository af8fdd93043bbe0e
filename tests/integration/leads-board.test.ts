import { beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '@/lib/auth/actor';
import { setClock } from '@/lib/clock';
import { db } from '@/lib/db/client';
import type { LeadStatus } from '@/lib/db/generated/enums';
import { boardCards, boardColumns, boardSummary } from '@/lib/leads/board/columns';
import { moveLead } from '@/lib/leads/commands/move-lead';
import { columnPages, leadFilterSchema } from '@/lib/leads/filter';
import { visibleLeads } from '@/lib/leads/policy';
import { listLeads } from '@/lib/leads/queries/list-leads';
import { makeActor, makeLead } from '@/tests/factories/leads';
import { testDb } from '@/tests/setup/test-db';

const { query } = testDb();

const everything = { q: '', who: 'all' };
let admin: Actor;
let seller: Actor;
let other: Actor;
let client: Actor;

beforeEach(async () => {
  await query('TRUNCATE "CrmLead" CASCADE');
  admin = await makeActor('ADMIN', 'Ada Admin');
  seller = await makeActor('SELLER', 'Sam Vendeur');
  other = await makeActor('SELLER', 'Olga Autre');
  client = await makeActor('CLIENT', 'Cléo Cliente');
});

async function order(status: LeadStatus, actor = admin): Promise<string[]> {
  const board = await boardColumns(actor, everything, columnPages(''));
  return board[status].map(({ id }) => id);
}

async function makeColumn(count: number, status: LeadStatus = 'new'): Promise<string[]> {
  const ids: string[] = [];
  for (let index = 0; index < count; index += 1) ids.push((await makeLead({ status })).id);
  return ids;
}

describe('the order of a column', () => {
  it('puts a card between two, at the top, at the end, and into another column', async () => {
    const [a, b, c] = (await makeColumn(3)) as [string, string, string];
    await moveLead(admin, { leadId: c, from: 'new', to: 'new', beforeId: a, afterId: b });
    expect(await order('new')).toEqual([a, c, b]);
    await moveLead(admin, { leadId: b, from: 'new', to: 'new', afterId: a });
    expect(await order('new')).toEqual([b, a, c]);
    await moveLead(admin, { leadId: b, from: 'new', to: 'new', beforeId: c });
    expect(await order('new')).toEqual([a, c, b]);
    await moveLead(admin, { leadId: a, from: 'new', to: 'contacted' });
    await moveLead(admin, { leadId: b, from: 'new', to: 'contacted', beforeId: a });
    expect(await order('contacted')).toEqual([a, b]);
    expect(await order('new')).toEqual([c]);
  });

  it('takes the card that is still there when the other neighbour has gone', async () => {
    const [a, b, c, d] = (await makeColumn(4)) as [string, string, string, string];
    await moveLead(admin, { leadId: b, from: 'new', to: 'contacted' });
    await moveLead(admin, { leadId: d, from: 'new', to: 'new', beforeId: b, afterId: c });
    expect(await order('new')).toEqual([a, d, c]);
    await moveLead(admin, { leadId: a, from: 'new', to: 'new', beforeId: b, afterId: 'gone' });
    expect(await order('new')).toEqual([a, d, c]);
  });

  it('stays exact when the numbers between two cards run out', async () => {
    const ids = await makeColumn(80);
    const [first] = ids as [string];
    const tiny = '0.000000000000000000000000000001';
    await query('UPDATE "CrmLead" SET "boardPosition" = 0 WHERE id = $1', [first]);
    await query('UPDATE "CrmLead" SET "boardPosition" = $2 WHERE id <> $1', [first, tiny]);
    const before = await order('new');
    const [, next] = before as [string, string];
    const last = before.at(-1) as string;
    const move = { from: 'new', to: 'new', beforeId: first } as const;
    // The others' new places are news too: open boards read the column again.
    expect(await moveLead(admin, { ...move, leadId: last, afterId: next })).toMatchObject({
      change: 'reordered',
    });
    expect((await order('new')).slice(0, 3)).toEqual([first, last, next]);
    expect(await moveLead(admin, { ...move, leadId: next })).toMatchObject({ change: 'moved' });
  });

  it('survives forty insertions at the same place', async () => {
    const [top, bottom, x, y] = (await makeColumn(4)) as [string, string, string, string];
    for (let turn = 0; turn < 40; turn += 1) {
      const [moving, still] = turn % 2 === 0 ? [x, y] : [y, x];
      await moveLead(admin, { leadId: moving, from: 'new', to: 'new', beforeId: top, afterId: still });
    }
    const found = await order('new');
    expect(found[0]).toBe(top);
    expect([...found].sort()).toEqual([top, bottom, x, y].sort());
    expect(found.slice(1, 3)).toEqual([y, x]);
  }, 60_000);
});

describe('fifty moves at once on ten cards', () => {
  it('lets one through per card and stage, and keeps every order whole', async () => {
    const ids = await makeColumn(10);
    const moves = Array.from({ length: 50 }, (_, index) =>
      moveLead(admin, {
        leadId: ids[index % 10] as string,
        from: 'new',
        to: index % 3 === 0 ? 'contacted' : 'qualified',
        beforeId: ids[(index + 1) % 10],
      }),
    );
    const answers = await Promise.allSettled(moves);
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(10);
    for (const answer of answers) {
      if (answer.status === 'rejected') expect(answer.reason).toMatchObject({ code: 'conflict' });
    }
    expect(await db.leadStageChange.count()).toBe(10);
    expect(await db.crmActivity.count({ where: { type: 'status_changed' } })).toBe(10);
    const places = await query<{ places: number; cards: number }>(
      'SELECT count(DISTINCT (status, "boardPosition"))::int AS places, count(*)::int AS cards FROM "CrmLead"',
    );
    expect(places).toEqual([{ places: 10, cards: 10 }]);
  }, 60_000);
});

describe('who sees what on the board and in the list', () => {
  it('reads the same leads as the policy says, for everybody', async () => {
    for (const assignedToId of [seller.id, other.id, null]) {
      await makeLead({ assignedToId });
      await makeLead({ assignedToId, status: 'proposal' });
    }
    for (const actor of [admin, seller, other, client]) {
      const visible = await db.crmLead.findMany({ where: visibleLeads(actor), select: { id: true } });
      const expected = visible.map(({ id }) => id).sort();
      const board = await boardColumns(actor, everything, columnPages(''));
      const list = await listLeads(actor, leadFilterSchema.parse({}));
      expect(
        Object.values(board)
          .flat()
          .map(({ id }) => id)
          .sort(),
      ).toEqual(expected);
      expect(list.rows.map(({ id }) => id).sort()).toEqual(expected);
      expect(list.count).toBe(expected.length);
      const everyId = await db.crmLead.findMany({ select: { id: true } });
      const cards = await boardCards(
        actor,
        everything,
        everyId.map(({ id }) => id),
      );
      expect(cards.map(({ id }) => id).sort()).toEqual(expected);
    }
  });

  it('gives changed cards as the columns have them, under the same search', async () => {
    const { id } = await makeLead({ contactName: 'Élodie Müller', assignedToId: seller.id });
    const [column] = (await boardColumns(seller, everything, columnPages(''))).new;
    expect(await boardCards(seller, { q: 'elodie', who: 'me' }, [id])).toEqual([column]);
    expect(await boardCards(seller, { q: 'dupont', who: 'me' }, [id])).toEqual([]);
  });

  it('narrows to mine, to the pool, to a person; a seller never to another person', async () => {
    await makeLead({ assignedToId: seller.id });
    await makeLead({ assignedToId: other.id });
    await makeLead();
    const seen = async (actor: Actor, who: string) =>
      (await listLeads(actor, leadFilterSchema.parse({ who }))).rows.map(({ assignedToId }) => assignedToId);
    expect(await seen(seller, 'me')).toEqual([seller.id]);
    expect(await seen(seller, 'pool')).toEqual([null]);
    expect(await seen(seller, other.id)).toEqual([]);
    expect(await seen(admin, other.id)).toEqual([other.id]);
    expect((await boardColumns(seller, { q: '', who: other.id }, columnPages(''))).new).toEqual([]);
    const ids = (await db.crmLead.findMany({ select: { id: true } })).map(({ id }) => id);
    expect(await boardCards(seller, { q: '', who: other.id }, ids)).toEqual([]);
    expect(await boardCards(admin, { q: '', who: other.id }, ids)).toMatchObject([
      { assignedToId: other.id },
    ]);
  });

  it('counts and sums every card of a column, not only the loaded ones', async () => {
    for (let index = 0; index < 33; index += 1) {
      await makeLead({ estimatedValueCents: 2_000_000_000, assignedToId: seller.id });
    }
    await makeLead({ assignedToId: other.id });
    expect((await boardColumns(seller, everything, columnPages(''))).new).toHaveLength(30);
    expect((await boardColumns(seller, everything, columnPages('new.2'))).new).toHaveLength(33);
    expect(await boardSummary(seller, everything)).toMatchObject({
      new: { count: 33, valueCents: 66_000_000_000 },
      won: { count: 0, valueCents: 0 },
    });
    expect((await boardSummary(client, everything)).new.count).toBe(0);
  });
});

describe('the list', () => {
  it('finds without accents, every word, wildcards taken literally', async () => {
    await makeLead({ contactName: 'Élodie Müller', company: 'Café 100%' });
    await makeLead({ contactName: 'Jean Dupont' });
    const found = async (q: string) => (await listLeads(admin, leadFilterSchema.parse({ q }))).rows.length;
    expect(await found('elodie MULLER')).toBe(1);
    expect(await found('élodie dupont')).toBe(0);
    expect(await found('100%')).toBe(1);
    expect(await found('1%0')).toBe(0);
    expect(await found('_')).toBe(0);
  });

  it.each(['created', 'score', 'value', 'followup'] as const)(
    'pages both ways by %s without gap or repeat',
    async (sort) => {
      for (let index = 0; index < 120; index += 1) {
        await makeLead({
          assignedToId: index % 3 === 0 ? null : seller.id,
          createdAt: new Date(Date.UTC(2026, 0, 1, 0, 0, Math.floor(index / 2))),
          score: index % 7,
          estimatedValueCents: (index % 5) * 100,
          nextFollowUpAt: index % 4 === 0 ? null : new Date(Date.UTC(2026, 5, 1 + (index % 9))),
        });
      }
      for (const dir of ['asc', 'desc'] as const) {
        const read = (cursor: { after?: string; before?: string }) =>
          listLeads(seller, leadFilterSchema.parse({ sort, dir, ...cursor }));
        const one = await read({});
        const two = await read({ after: one.next });
        const three = await read({ after: two.next });
        const ids = [one, two, three].flatMap(({ rows }) => rows.map(({ id }) => id));
        expect(new Set(ids).size).toBe(120);
        expect([one.previous, three.next]).toEqual([undefined, undefined]);
        const back = await read({ before: three.previous });
        expect(back.rows.map(({ id }) => id)).toEqual(two.rows.map(({ id }) => id));
        const start = await read({ before: back.previous });
        expect(start.rows.map(({ id }) => id)).toEqual(one.rows.map(({ id }) => id));
        expect(start.previous).toBeUndefined();
      }
    },
  );

  it('filters by stage, source, priority and overdue follow-up, and shrugs at a broken cursor', async () => {
    setClock(() => new Date('2026-06-10T00:00:00Z'));
    const late = new Date('2026-06-09T00:00:00Z');
    const wanted = await makeLead({ priority: 'high', source: 'service_form', nextFollowUpAt: late });
    await makeLead({ nextFollowUpAt: late, status: 'won' });
    await makeLead({ nextFollowUpAt: new Date('2026-06-11T00:00:00Z') });
    const ids = async (params: Record<string, string>) =>
      (await listLeads(admin, leadFilterSchema.parse(params))).rows.map(({ id }) => id);
    expect(await ids({ due: 'overdue' })).toEqual([wanted.id]);
    expect(await ids({ priority: 'high' })).toEqual([wanted.id]);
    expect(await ids({ source: 'service_form' })).toEqual([wanted.id]);
    expect(await ids({ stage: 'won' })).toHaveLength(1);
    expect(await ids({ after: "x'~1; drop", sort: 'score' })).toHaveLength(3);
    expect(await ids({ after: '2026-99-99 00:00:00~1' })).toHaveLength(3);
    setClock(null);
  });
});

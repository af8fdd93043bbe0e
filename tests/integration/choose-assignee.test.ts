import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { db } from '@/lib/db/client';
import { newId } from '@/lib/db/id';
import type { AssignmentReason } from '@/lib/leads/assignment';
import type { LeadSkill } from '@/lib/leads/skills';
import { type Candidate, oracleAssignee } from '@/tests/factories/assignment-oracle';
import { makeLead } from '@/tests/factories/leads';

const AT = new Date('2026-03-01T12:00:00Z');
const HOUR_MS = 3_600_000;

const day = (number: number) => new Date(Date.UTC(2026, 0, number));

const seller = (userId: string, changes: Partial<Candidate> = {}): Candidate => ({
  userId,
  name: userId,
  skills: ['hosting'],
  capacity: 10,
  openLeads: 0,
  absent: false,
  lastAssignedAt: null,
  ...changes,
});

async function forgetSellers() {
  await db.crmLead.deleteMany();
  await db.absence.deleteMany();
  await db.user.deleteMany({ where: { role: 'SELLER' } });
}

/** Each candidate with their open leads, a won one and one lost that must not count. */
async function write(candidates: readonly Candidate[]) {
  await forgetSellers();
  await db.user.createMany({
    data: candidates.map(({ userId: id, name, skills, capacity, lastAssignedAt }) => ({
      ...{ id, name, skills, capacity, lastAssignedAt },
      email: `${newId()}@team.test`,
      role: 'SELLER' as const,
    })),
  });
  const away = candidates.filter(({ absent }) => absent);
  await db.absence.createMany({
    data: away.map(({ userId }) => ({
      userId,
      startsAt: AT,
      endsAt: new Date(AT.getTime() + HOUR_MS),
    })),
  });
  for (const { userId: assignedToId, openLeads } of candidates) {
    for (let nth = 0; nth < openLeads; nth += 1) await makeLead({ assignedToId });
    await makeLead({ assignedToId, status: 'won' });
  }
}

async function choose(needs: LeadSkill[]) {
  const [choice] = await db.$queryRaw<{ userId: string | null; reason: AssignmentReason }[]>`
    SELECT "userId", "reason" FROM "choose_assignee"(${needs}::text[], ${AT}::timestamptz)`;
  return choice;
}

beforeEach(forgetSellers);

describe('choose_assignee', () => {
  it.each<[string, Candidate[], string | null, AssignmentReason['rule']]>([
    [
      'fewest open leads',
      [seller('a', { openLeads: 3 }), seller('b', { openLeads: 2 })],
      'b',
      'least_loaded',
    ],
    [
      'equal load: longest without',
      [seller('a', { lastAssignedAt: day(2) }), seller('b', { lastAssignedAt: day(1) })],
      'b',
      'longest_without',
    ],
    [
      'equal load: never served first',
      [seller('a', { lastAssignedAt: day(1) }), seller('b')],
      'b',
      'longest_without',
    ],
    ['all equal: a fixed order', [seller('b'), seller('B'), seller('a')], 'B', 'longest_without'],
    [
      'at capacity',
      [seller('a', { capacity: 2, openLeads: 2 }), seller('b', { openLeads: 3 })],
      'b',
      'only_candidate',
    ],
    ['absent', [seller('a', { absent: true }), seller('b', { openLeads: 2 })], 'b', 'only_candidate'],
    ['not skilled', [seller('a', { skills: [] }), seller('b')], 'b', 'only_candidate'],
    ['nobody', [seller('a', { absent: true })], null, 'nobody_eligible'],
    ['no sellers', [], null, 'nobody_eligible'],
  ])('%s', async (_, candidates, userId, rule) => {
    await write(candidates);
    expect(await choose(['hosting'])).toMatchObject({ userId, reason: { rule } });
  });

  it('says what each lacked, in the order in which it is needed', async () => {
    await write([
      seller('a', { skills: ['english'], lastAssignedAt: day(3) }),
      seller('b', { skills: ['hosting', 'english'], openLeads: 2 }),
    ]);
    const stood = { name: 'a', capacity: 10, missingSkills: [], lastAssignedAt: null };
    expect((await choose(['hosting', 'english']))?.reason.candidates).toEqual([
      {
        ...stood,
        userId: 'a',
        outcome: 'not_skilled',
        openLeads: 0,
        missingSkills: ['hosting'],
        lastAssignedAt: '2026-01-03T00:00:00.000Z',
      },
      { ...stood, userId: 'b', name: 'b', outcome: 'chosen', openLeads: 2 },
    ]);
  });

  it('chooses and explains as the same rule written a second time', async () => {
    const candidate = fc.record({
      userId: fc.string({ minLength: 1, maxLength: 3, unit: fc.constantFrom('a', 'b', 'B', 'é') }),
      name: fc.constantFrom('Samir', 'Élise “n° 1”'),
      skills: fc.subarray(['hosting', 'english', 'enterprise']),
      capacity: fc.nat(3),
      openLeads: fc.nat(3),
      absent: fc.boolean(),
      lastAssignedAt: fc.option(fc.constantFrom(day(1), day(2), new Date('2026-01-02T00:00:00.123Z'))),
    });
    const all = fc.uniqueArray(candidate, { selector: ({ userId }) => userId, maxLength: 6 });
    const needs = fc.subarray<LeadSkill>(['english', 'hosting']);
    await fc.assert(
      fc.asyncProperty(all, needs, async (candidates, needed) => {
        await write(candidates);
        const inOrder = await db.user.findMany({ where: { role: 'SELLER' }, orderBy: { id: 'asc' } });
        const byId = inOrder.flatMap(({ id }) => candidates.filter(({ userId }) => userId === id));
        expect(await choose(needed)).toEqual(oracleAssignee(byId, needed));
      }),
      { numRuns: 40 },
    );
  }, 60_000);
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Candidate, chooseAssignee } from './assignment';

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

const day = (number: number) => new Date(Date.UTC(2026, 0, number));

describe('chooseAssignee', () => {
  it.each<[string, Candidate[], string | null, string]>([
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
    ['all equal: a fixed order', [seller('b'), seller('a')], 'a', 'longest_without'],
    ['at capacity', [seller('a', { openLeads: 10 }), seller('b', { openLeads: 9 })], 'b', 'only_candidate'],
    ['absent', [seller('a', { absent: true }), seller('b', { openLeads: 9 })], 'b', 'only_candidate'],
    ['not skilled', [seller('a', { skills: [] }), seller('b')], 'b', 'only_candidate'],
    ['nobody', [seller('a', { absent: true })], null, 'nobody_eligible'],
    ['no sellers', [], null, 'nobody_eligible'],
  ])('%s', (_, candidates, assigneeId, rule) => {
    const assignment = chooseAssignee(candidates, ['hosting']);
    expect(assignment.assigneeId).toBe(assigneeId);
    expect(assignment.reason.rule).toBe(rule);
  });

  it('says what each lacked', () => {
    const { reason } = chooseAssignee(
      [seller('a', { skills: ['english'] }), seller('b', { skills: ['hosting', 'english'], openLeads: 2 })],
      ['hosting', 'english'],
    );
    expect(reason.candidates).toEqual([
      {
        userId: 'a',
        name: 'a',
        outcome: 'not_skilled',
        openLeads: 0,
        capacity: 10,
        missingSkills: ['hosting'],
        lastAssignedAt: null,
      },
      {
        userId: 'b',
        name: 'b',
        outcome: 'chosen',
        openLeads: 2,
        capacity: 10,
        missingSkills: [],
        lastAssignedAt: null,
      },
    ]);
  });

  it('never chooses somebody with more leads than another who could take it', () => {
    const candidates = fc.uniqueArray(
      fc.record({
        userId: fc.string({ minLength: 1 }),
        name: fc.string(),
        skills: fc.subarray(['hosting', 'english']),
        capacity: fc.nat(5),
        openLeads: fc.nat(6),
        absent: fc.boolean(),
        lastAssignedAt: fc.option(fc.date({ noInvalidDate: true })),
      }),
      { selector: ({ userId }) => userId },
    );
    fc.assert(
      fc.property(candidates, (all) => {
        const { assigneeId, reason } = chooseAssignee(all, ['hosting']);
        const able = all.filter(
          ({ absent, skills, openLeads, capacity }) =>
            !absent && skills.includes('hosting') && openLeads < capacity,
        );
        expect(assigneeId === null).toBe(able.length === 0);
        const chosen = able.find(({ userId }) => userId === assigneeId);
        for (const other of able) expect(other.openLeads).toBeGreaterThanOrEqual(chosen?.openLeads ?? 0);
        expect(reason.candidates).toHaveLength(all.length);
      }),
    );
  });
});

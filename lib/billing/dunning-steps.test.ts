import { describe, expect, it } from 'vitest';
import { dueSteps, nextHardStep, type TakenStep } from './dunning-steps';
import { type DunningStep, USUAL_DUNNING } from './settings-schema';

const DUE = '2026-11-23';
const words = (steps: readonly DunningStep[]) => steps.map(({ kind, days }) => `${kind} ${days}`);
const on = (today: string, taken: TakenStep[] = []) => words(dueSteps(USUAL_DUNNING, taken, DUE, today).due);
const taken = (kind: DunningStep['kind'], days: number, day: string): TakenStep => ({ kind, days, on: day });

describe('the steps for an unpaid invoice', () => {
  it.each([
    ['2026-11-19', []],
    ['2026-11-20', ['reminder -3']],
    ['2026-11-25', ['reminder -3']],
    ['2026-11-26', ['reminder 3']],
    ['2026-12-03', ['reminder 10']],
    ['2026-12-08', ['suspend 15']],
  ])('on %s are %j, when none was taken before', (today, expected) => {
    expect(on(today)).toEqual(expected);
  });

  it('are each taken once', () => {
    const before = [taken('reminder', -3, '2026-11-20'), taken('reminder', 3, '2026-11-26')];
    expect(on('2026-11-27', before)).toEqual([]);
    expect(on('2026-12-03', before)).toEqual(['reminder 10']);
  });

  it('end nothing before the suspension has lasted as long as the steps say', () => {
    const reminders = [-3, 3, 10].map((days) => taken('reminder', days, '2026-12-03'));
    const late = '2027-02-01';
    expect(on(late, reminders)).toEqual(['suspend 15']);
    const suspended = [...reminders, taken('suspend', 15, late)];
    expect(on('2027-03-02', suspended)).toEqual([]);
    expect(on('2027-03-03', suspended)).toEqual(['terminate 45']);
  });

  it('say what comes next', () => {
    expect(nextHardStep(USUAL_DUNNING, [], DUE)).toEqual({ kind: 'suspend', on: '2026-12-08' });
    const suspended = [taken('suspend', 15, '2026-12-08')];
    expect(nextHardStep(USUAL_DUNNING, suspended, DUE)).toEqual({ kind: 'terminate', on: '2027-01-07' });
    const late = [taken('suspend', 15, '2027-02-01')];
    expect(nextHardStep(USUAL_DUNNING, late, DUE)).toEqual({ kind: 'terminate', on: '2027-03-03' });
    expect(nextHardStep([], [], DUE)).toBeNull();
  });
});

import { describe, expect, it } from 'vitest';
import { makeChance } from '@/lib/chance';
import { gapMs, planVisit, VISIT_KINDS, VISITS_PER_ORDER } from './visit-plan';

const COUNT = 5_000;
const plansOf = (seed: number) => {
  const chance = makeChance(seed);
  return Array.from({ length: COUNT }, (_, number) => planVisit(chance, 'run', number));
};

describe('the plan of visits', () => {
  const plans = plansOf(1);

  it('is the same for the same seed and another for another', () => {
    expect(plansOf(1)).toEqual(plans);
    expect(plansOf(2)).not.toEqual(plans);
  });

  it('has every kind, and the orders that the rate promises', () => {
    for (const kind of VISIT_KINDS)
      expect(
        plans.some((plan) => plan.kind === kind),
        kind,
      ).toBe(true);
    const orders = plans.filter(({ kind }) => kind.endsWith('order')).length;
    expect(orders / COUNT).toBeCloseTo(1 / VISITS_PER_ORDER, 1);
  });

  it('gives every visitor an address and an e-mail of their own', () => {
    expect(new Set(plans.map(({ contact }) => contact.email)).size).toBe(COUNT);
    expect(new Set(plans.map(({ address }) => address)).size).toBeGreaterThan(COUNT * 0.99);
  });

  it('lets the abandoned stop before the last step', () => {
    for (const { lastStep } of plans.filter(({ kind }) => kind === 'abandoned'))
      expect(lastStep).toBeLessThan(6);
  });

  it('lets visits come at the rate asked for, unevenly', () => {
    const chance = makeChance(3);
    const gaps = Array.from({ length: COUNT }, () => gapMs(chance, 4));
    expect(gaps.reduce((sum, gap) => sum + gap, 0) / COUNT).toBeCloseTo(250, -2);
    expect(Math.max(...gaps)).toBeGreaterThan(1_000);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  expectedCloseDate,
  type HostingFacts,
  priorityOf,
  probabilityOf,
  type ServiceFacts,
  scoreLead,
  scoreRaises,
} from './scoring';

const bare: HostingFacts = {
  kind: 'hosting',
  email: 'someone@gmail.com',
  customerType: 'consumer',
  earlierRequests: 0,
  monthlyNetCents: 490,
  plan: 'starter',
  cycle: 'monthly',
  commitment: 0,
  quantity: 1,
  addons: [],
  domainMode: 'none',
};

const service: ServiceFacts = {
  kind: 'service',
  email: 'someone@company.test',
  customerType: 'consumer',
  earlierRequests: 0,
  serviceKind: 'migration',
  budgetRange: 'over_10000',
  daysToDeadline: 20,
  descriptionLength: 500,
};

const pointsOf = (facts: Parameters<typeof scoreLead>[0], rule: string) =>
  scoreLead(facts).points.find((point) => point.rule === rule)?.points ?? 0;

describe('scoreLead', () => {
  it.each<[string, Partial<HostingFacts>, number]>([
    ['plan_size', { monthlyNetCents: 999 }, 6],
    ['plan_size', { monthlyNetCents: 1_000 }, 12],
    ['plan_size', { monthlyNetCents: 30_000 }, 28],
    ['commitment', { commitment: 12 }, 6],
    ['commitment', { commitment: 36 }, 12],
    ['yearly', { cycle: 'yearly' }, 4],
    ['quantity', { quantity: 4 }, 4],
    ['quantity', { quantity: 5 }, 8],
    ['quantity', { quantity: 20 }, 12],
    ['addons', { addons: ['ssl', 'backup', 'cdn', 'more'] }, 6],
    ['domain', { domainMode: 'transfer' }, 6],
    ['business', { customerType: 'business', company: 'X', vatNumber: 'FR1' }, 12],
    ['business', { customerType: 'consumer', company: 'X' }, 0],
    ['phone', { phone: '+33' }, 6],
    ['email', { email: 'a@company.test' }, 6],
    ['email', { email: 'a@gmail.com' }, 0],
    ['email', { email: 'a@mail.yopmail.com' }, -30],
    ['returning', { earlierRequests: 3 }, 12],
  ])('%s for %j', (rule, facts, points) => {
    expect(pointsOf({ ...bare, ...facts }, rule)).toBe(points);
  });

  it('scores a service request by kind, budget, deadline and description', () => {
    expect(scoreLead(service).points.map(({ rule, points }) => [rule, points])).toEqual([
      ['service_kind', 10],
      ['budget', 28],
      ['deadline', 12],
      ['description', 10],
      ['email', 6],
    ]);
    expect(pointsOf({ ...service, daysToDeadline: 60 }, 'deadline')).toBe(8);
    expect(pointsOf({ ...service, daysToDeadline: null }, 'deadline')).toBe(0);
  });

  it('is always the sum of its points, from 0 to 100', () => {
    const facts = fc.record({
      kind: fc.constant('hosting' as const),
      email: fc.constantFrom('a@gmail.com', 'a@yopmail.com', 'a@company.test'),
      phone: fc.option(fc.string(), { nil: undefined }),
      company: fc.option(fc.string(), { nil: undefined }),
      vatNumber: fc.option(fc.string(), { nil: undefined }),
      customerType: fc.constantFrom('consumer', 'business' as const),
      earlierRequests: fc.nat(9),
      monthlyNetCents: fc.nat(1_000_000),
      plan: fc.string(),
      cycle: fc.constantFrom('monthly', 'yearly' as const),
      commitment: fc.constantFrom(0, 12, 24, 36),
      quantity: fc.integer({ min: 1, max: 50 }),
      addons: fc.subarray(['ssl', 'backup', 'cdn']),
      domainMode: fc.constantFrom('none', 'existing', 'register', 'transfer' as const),
    });
    fc.assert(
      fc.property(facts, (some) => {
        const { score, points } = scoreLead(some as HostingFacts);
        expect(points.reduce((sum, point) => sum + point.points, 0)).toBe(score);
        expect(score).toBeGreaterThanOrEqual(0);
        expect(score).toBeLessThanOrEqual(100);
      }),
    );
  });
});

it('scoreRaises names what is missing, the largest first', () => {
  const raises = scoreRaises('hosting', scoreLead(bare).points);
  expect(raises[0]).toEqual({ rule: 'plan_size', points: 22 });
  expect(raises.map(({ rule }) => rule)).toContain('phone');
  expect(
    scoreRaises('hosting', scoreLead({ ...bare, phone: '1' }).points).map(({ rule }) => rule),
  ).not.toContain('phone');
});

it('priority, probability and closing date follow the score', () => {
  expect([29, 30, 59, 60].map(priorityOf)).toEqual(['low', 'medium', 'medium', 'high']);
  expect(probabilityOf('new', 50)).toBe(10);
  expect(probabilityOf('new', 0)).toBe(1);
  expect(probabilityOf('qualified', 100)).toBe(60);
  expect([probabilityOf('won', 3), probabilityOf('lost', 99)]).toEqual([100, 0]);
  const at = new Date('2026-03-01T10:00:00Z');
  expect(expectedCloseDate(at, 'high').toISOString()).toBe('2026-03-15T10:00:00.000Z');
  expect(expectedCloseDate(at, 'low', new Date('2026-03-05')).toISOString()).toBe('2026-03-05T00:00:00.000Z');
});

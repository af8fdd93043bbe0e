import { describe, expect, it } from 'vitest';
import { instantOfLocal, localOfInstant } from './local-time';

describe('local times', () => {
  it.each([
    ['2026-01-15T09:00', 'Europe/Paris', '2026-01-15T08:00:00.000Z'],
    ['2026-07-15T09:00', 'Europe/Paris', '2026-07-15T07:00:00.000Z'],
    ['2026-07-15T23:30', 'America/New_York', '2026-07-16T03:30:00.000Z'],
    ['2026-01-15T09:00', 'UTC', '2026-01-15T09:00:00.000Z'],
    ['2026-03-29T02:30', 'Europe/Paris', '2026-03-29T01:30:00.000Z'],
  ])('%s in %s is %s', (local, zone, iso) => {
    expect(instantOfLocal(local, zone)?.toISOString()).toBe(iso);
  });

  it.each(['', '2026-02-30T09:00', '2026-01-01', 'x', '2026-01-01T25:00'])('%s is no time', (text) =>
    expect(instantOfLocal(text, 'Europe/Paris')).toBeNull(),
  );

  it('goes back and forth', () => {
    const instant = new Date('2026-10-25T12:00:00.000Z');
    const local = localOfInstant(instant, 'Europe/Paris');
    expect(local).toBe('2026-10-25T13:00');
    expect(instantOfLocal(local, 'Europe/Paris')).toEqual(instant);
  });
});

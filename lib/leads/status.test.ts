import { describe, expect, it } from 'vitest';
import { LeadStatus } from '@/lib/db/generated/enums';
import { canMoveTo, isReopening, LEAD_STATUSES, nextStatuses, stageProbability } from './status';

describe('the stages of a lead', () => {
  it('lists every status of the database once', () => {
    expect([...LEAD_STATUSES].sort()).toEqual(Object.values(LeadStatus).sort());
  });

  it.each([
    ['new', 'proposal', true],
    ['proposal', 'contacted', true],
    ['new', 'won', true],
    ['qualified', 'lost', true],
    ['won', 'lost', false],
    ['lost', 'won', false],
    ['won', 'proposal', true],
    ['lost', 'new', true],
    ['new', 'new', false],
  ] as const)('%s → %s: %s', (from, to, allowed) => {
    expect(canMoveTo(from, to)).toBe(allowed);
  });

  it('never offers the stage a lead is already in', () => {
    for (const status of LEAD_STATUSES) expect(nextStatuses(status)).not.toContain(status);
  });

  it('calls leaving a closed stage a reopening', () => {
    expect(isReopening('won', 'proposal')).toBe(true);
    expect(isReopening('new', 'contacted')).toBe(false);
  });

  it('is surer of a lead the further it is', () => {
    const open = (['new', 'contacted', 'qualified', 'proposal', 'won'] as const).map(stageProbability);
    expect(open).toEqual([...open].sort((a, b) => a - b));
    expect(stageProbability('lost')).toBe(0);
  });
});

import { describe, expect, it } from 'vitest';
import { Ledger } from './ledger';
import { reportOf } from './report';

const whole = { what: 'orders', sent: 2, arrived: 2, missing: [] };

describe('the report', () => {
  it('is whole when everything arrived, refusals or not', () => {
    const ledger = new Ledger();
    ledger.refused('a colleague was quicker');
    expect(reportOf([whole], ledger).isWhole).toBe(true);
  });

  it('is not when something is missing, and names it', () => {
    const { lines, isWhole } = reportOf(
      [whole, { what: 'leads', sent: 2, arrived: 1, missing: ['CNH-1'] }],
      new Ledger(),
    );
    expect(isWhole).toBe(false);
    expect(lines.join('\n')).toMatch(/leads\s+2\s+1\s+1 MISSING: CNH-1/);
  });

  it('is not when something failed', () => {
    const ledger = new Ledger();
    ledger.failed('order: 500');
    ledger.failed('order: 500');
    const { lines, isWhole } = reportOf([whole], ledger);
    expect(isWhole).toBe(false);
    expect(lines).toContain('FAILED: 2 × order: 500');
  });
});

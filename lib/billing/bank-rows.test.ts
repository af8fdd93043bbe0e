import { describe, expect, it } from 'vitest';
import { citedNumbers, readBankRows, transferKey } from './bank-rows';
import { amountCents } from './typed-amount';

describe('a bank statement', () => {
  it('is read with its headings, tabs, semicolons or commas, and quotes', () => {
    const text = [
      'Date;Libellé;Montant',
      '23/11/2026;VIR FA-2026-00012 FONTAINE;1 194,00',
      '',
      '2026-11-24\tTRANSFER "FA 2026 00013"\t+12.50',
      '24.11.26,"VIR MERCIER, PAUL",-30.00',
      '"25/11/2026";"SALAIRES";"";"-1 500,00 €"',
    ].join('\r\n');
    expect(readBankRows(text)).toEqual([
      { line: 2, day: '2026-11-23', label: 'VIR FA-2026-00012 FONTAINE', cents: 119_400 },
      { line: 4, day: '2026-11-24', label: 'TRANSFER "FA 2026 00013"', cents: 1_250 },
      { line: 5, day: '2026-11-24', label: 'VIR MERCIER, PAUL', cents: -3_000 },
      { line: 6, day: '2026-11-25', label: 'SALAIRES', cents: -150_000 },
    ]);
  });

  it('says which lines are none', () => {
    expect(readBankRows('31/02/2026;VIR;10,00\nbonjour')).toMatchObject([
      { line: 1, day: null, cents: 1_000 },
      { line: 2, day: null, cents: null },
    ]);
  });

  it.each([
    ['VIR SEPA FA-2026-00012 FONTAINE', ['FA-2026-00012']],
    ['vir fa202600012', ['FA-2026-00012']],
    ['FA 2026 00012 ET FA.2026.00013', ['FA-2026-00012', 'FA-2026-00013']],
    ['FA-2026-00012 / FA-2026-00012', ['FA-2026-00012']],
    ['AV-2026-00012', []],
    ['FA-2026-0001', []],
  ])('“%s” cites %j', (label, numbers) => {
    expect(citedNumbers(label, 'FA-')).toEqual(numbers);
  });

  it('names equal transfers apart, and the same one alike however it is spaced', () => {
    const row = { line: 1, day: '2026-11-23', label: 'VIR  Fontaine', cents: 100 };
    expect(transferKey(row, 0)).toBe(transferKey({ ...row, line: 9, label: 'vir fontaine' }, 0));
    expect(transferKey(row, 0)).not.toBe(transferKey(row, 1));
  });

  it.each([
    ['1 234,50', 123_450],
    ['1,234.50 €', 123_450],
    ['990', 99_000],
    ['-12.5', -1_250],
    ['12,345', 1_234_500],
    ['1.2.3', null],
    ['', null],
    ['99999999999', null],
  ])('the amount “%s” is %s cents', (text, cents) => {
    expect(amountCents(text)).toBe(cents);
  });
});

import type { BillingCycle, InvoiceLineKind } from '@/lib/db/generated/enums';
import { addMonths, type Day, dayOfDate } from './days';
import type { DraftLine } from './draft';
import { MONTHS_OF } from './start-subscription';

type Terms = { startsOn: Date; cycle: BillingCycle };

export type StoredLine = {
  id: string;
  kind: InvoiceLineKind;
  description: string;
  detail: string | null;
  quantity: number;
  unitNetCents: number;
  netCents: number;
  everyMonths: number | null;
  validFrom: Date;
  validTo: Date | null;
};

export type Period = { ordinal: number; startsOn: Day; endsOn: Day };

/** A period from 0 on, counted from the first day of all, so that a short month moves none after it. */
export function periodOf({ startsOn, cycle }: Terms, ordinal: number): Period {
  const months = MONTHS_OF[cycle];
  const first = dayOfDate(startsOn);
  return {
    ordinal,
    startsOn: addMonths(first, ordinal * months),
    endsOn: addMonths(first, (ordinal + 1) * months),
  };
}

/** The period that a day is in; null before the first. */
export function periodAt(terms: Terms, day: Day): Period | null {
  if (day < dayOfDate(terms.startsOn)) return null;
  for (let ordinal = 0; ; ordinal += 1) {
    const period = periodOf(terms, ordinal);
    if (day < period.endsOn) return period;
  }
}

/** Whether a line is in force on a day. */
export function isInForce({ validFrom, validTo }: StoredLine, day: Day): boolean {
  return dayOfDate(validFrom) <= day && (validTo === null || day < dayOfDate(validTo));
}

/** What a period is invoiced with: the lines in force on its first day; once-a-year ones only when their year is over. */
export function linesOfPeriod(terms: Terms, lines: readonly StoredLine[], ordinal: number): DraftLine[] {
  const { startsOn, endsOn } = periodOf(terms, ordinal);
  const elapsed = ordinal * MONTHS_OF[terms.cycle];
  return lines
    .filter((line) => isInForce(line, startsOn))
    .filter(({ everyMonths }) => everyMonths === null || (elapsed > 0 && elapsed % everyMonths === 0))
    .map(({ kind, description, detail, quantity, unitNetCents, netCents, everyMonths }) => ({
      ...{ kind, description, detail, quantity, unitNetCents, netCents },
      periodStart: startsOn,
      periodEnd: everyMonths === null ? endsOn : addMonths(dayOfDate(terms.startsOn), elapsed + everyMonths),
    }));
}

/** What a period costs without VAT, as things stand on a day. */
export function netOfPeriod(lines: readonly StoredLine[], day: Day): number {
  return lines
    .filter((line) => line.everyMonths === null && isInForce(line, day))
    .reduce((sum, { netCents }) => sum + netCents, 0);
}

import type { Span } from '@/lib/tallies/tallies';
import { addDays, localDay, type Period, startOfDay } from './period';

/** Where the days begin that running counts are kept by; the migration `day_tallies` says the same. */
const ZONE = 'Europe/Paris';

const known = new WeakMap<Span, Span | null>();

/** The whole days of the company in a time, or null where there is none. Found once a span: a page asks for many counts. */
export function companyDaysIn(span: Span): Span | null {
  const found = known.get(span);
  if (found !== undefined) return found;
  const days = wholeDaysOf(span);
  known.set(span, days);
  return days;
}

function wholeDaysOf({ from, to }: Span): Span | null {
  const begun = localDay(from, ZONE);
  const first = startOfDay(begun, ZONE);
  const days = {
    from: first < from ? startOfDay(addDays(begun, 1), ZONE) : first,
    to: startOfDay(localDay(to, ZONE), ZONE),
  };
  return days.from < days.to ? days : null;
}

/** Whether the days of a period are the company's. */
export function isOfCompanyDays({ timeZone }: Pick<Period, 'timeZone'>): boolean {
  return timeZone === ZONE;
}

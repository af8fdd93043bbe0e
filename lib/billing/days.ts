/** A calendar day, such as “2026-11-23”: compares as text. */
export type Day = string;

const DAY_MS = 86_400_000;
const PARIS = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Paris' });

/** The day it is in Paris, where the seller keeps its books. */
export function parisDay(instant: Date): Day {
  return PARIS.format(instant);
}

/** A day as a column of days holds it. */
export function dateOfDay(day: Day): Date {
  return new Date(`${day}T00:00:00.000Z`);
}

/** The day that a column of days holds. */
export function dayOfDate(date: Date): Day {
  return date.toISOString().slice(0, 10);
}

export function addDays(day: Day, days: number): Day {
  return dayOfDate(new Date(dateOfDay(day).getTime() + days * DAY_MS));
}

/** Whole days from one day to another: 1 from today to tomorrow, negative backwards. */
export function daysBetween(from: Day, to: Day): number {
  return Math.round((dateOfDay(to).getTime() - dateOfDay(from).getTime()) / DAY_MS);
}

/**
 * The same day of the month some months later, or the last of a month that is too short. Counted from the first day of
 * all, so that 31 January, 28 February and 31 March follow each other.
 */
export function addMonths(anchor: Day, months: number): Day {
  const [year = 0, month = 1, day = 1] = anchor.split('-').map(Number);
  const first = new Date(Date.UTC(year, month - 1 + months, 1));
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  first.setUTCDate(Math.min(day, last));
  return dayOfDate(first);
}

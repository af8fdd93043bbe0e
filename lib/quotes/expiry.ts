import { addDays, dateOfDay, parisDay } from '@/lib/billing/days';
import { instantOfLocal } from '@/lib/leads/local-time';

/** The seller's: a day ends at midnight there, wherever the client is. */
export const SELLER_TIME_ZONE = 'Europe/Paris';
export const USUAL_VALID_DAYS = 30;

/** The calendar day in Paris, `days` after the one of that instant: 2026-11-22. */
export function dayInParis(at: Date, days = 0): string {
  return addDays(parisDay(at), days);
}

/** The midnight in Paris that ends a day: at that instant what was valid until that day no longer is. */
export function endOfDayInParis(day: string): Date {
  const end = instantOfLocal(`${addDays(day, 1)}T00:00`, SELLER_TIME_ZONE);
  if (!end) throw new RangeError(`${day} is no day`);
  return end;
}

/** A calendar day as the database keeps it. */
export function storedDay(day: string): Date {
  return dateOfDay(day);
}

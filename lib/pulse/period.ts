import { keptFormat } from '@/lib/i18n/kept-format';

export const PERIOD_NAMES = ['today', '7d', '30d', '90d'] as const;
export type PeriodName = (typeof PERIOD_NAMES)[number];

const DAYS: Record<PeriodName, number> = { today: 1, '7d': 7, '30d': 30, '90d': 90 };
const DAY_MS = 86_400_000;

/** Half-open [from, to): whole days of the viewer's time zone, today the last of them. */
export type Period = {
  name: PeriodName;
  from: Date;
  to: Date;
  timeZone: string;
  /** Its days in order, as “2026-11-22”. */
  days: readonly string[];
};

/** The period that ends with the viewer's present day. */
export function periodOf(name: PeriodName, at: Date, timeZone: string): Period {
  const today = localDay(at, timeZone);
  const count = DAYS[name];
  const days = Array.from({ length: count }, (_, index) => addDays(today, index - count + 1));
  const from = startOfDay(days[0] ?? today, timeZone);
  return { name, from, to: startOfDay(addDays(today, 1), timeZone), timeZone, days };
}

const DAY = { year: 'numeric', month: '2-digit', day: '2-digit' } as const;
const TIME = { ...DAY, hourCycle: 'h23', hour: '2-digit', minute: '2-digit', second: '2-digit' } as const;

/** What the calendar in `timeZone` shows at an instant: “2026-11-22”. */
export function localDay(at: Date, timeZone: string): string {
  const format = keptFormat(
    `calendar day ${timeZone}`,
    () => new Intl.DateTimeFormat('en-CA', { ...DAY, timeZone }),
  );
  return format.format(at);
}

export function addDays(day: string, count: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + count * DAY_MS).toISOString().slice(0, 10);
}

/** The first instant of a calendar day; a clock change at midnight makes that 01:00, or the earlier of two midnights. */
export function startOfDay(day: string, timeZone: string): Date {
  const utc = Date.parse(`${day}T00:00:00Z`);
  const starts = [utc - DAY_MS, utc, utc + DAY_MS]
    .map((near) => new Date(utc - offsetMs(near, timeZone)))
    .filter((start) => localDay(start, timeZone) >= day)
    .filter((start) => localDay(new Date(start.getTime() - 1), timeZone) < day);
  const first = starts.sort((a, b) => a.getTime() - b.getTime())[0];
  if (!first) throw new RangeError(`no start of ${day} in ${timeZone}`);
  return first;
}

/** How far the wall clock of `timeZone` is ahead of UTC at an instant. */
function offsetMs(instant: number, timeZone: string): number {
  const format = keptFormat(
    `wall clock ${timeZone}`,
    () => new Intl.DateTimeFormat('en-CA', { ...TIME, timeZone }),
  );
  const parts = format.formatToParts(instant);
  const of = (type: string) => Number(parts.find((part) => part.type === type)?.value);
  return (
    Date.UTC(of('year'), of('month') - 1, of('day'), of('hour'), of('minute'), of('second')) -
    Math.floor(instant / 1000) * 1000
  );
}

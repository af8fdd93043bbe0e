import { SELLER_TIME_ZONE } from './expiry';

export type ReminderKind = 'expiry' | 'silence';

const DAY_MS = 86_400_000;
/** Before the end, and only of what the client has had for a day. */
const BEFORE_END_MS = 3 * DAY_MS;
const AT_LEAST_SENT_MS = DAY_MS;
const SILENCE_MS = 5 * DAY_MS;

type Open = {
  sentAt: Date;
  expiresAt: Date;
  /** Reminders that went out. */
  sentKinds: readonly string[];
  lastSeenAt: Date | null;
  questions: readonly { askedAt: Date; answeredAt: Date | null }[];
};

/**
 * Which reminder an open quote is due, if any: one before its end, one when the client has neither looked at it nor
 * been in touch for some days. None while a question of theirs waits for our answer.
 */
export function dueReminder(quote: Open, at: Date): ReminderKind | null {
  const { sentAt, expiresAt, sentKinds, lastSeenAt, questions } = quote;
  if (questions.some(({ answeredAt }) => answeredAt === null)) return null;
  const left = expiresAt.getTime() - at.getTime();
  const since = at.getTime() - sentAt.getTime();
  if (left > 0 && left <= BEFORE_END_MS && since >= AT_LEAST_SENT_MS && !sentKinds.includes('expiry'))
    return 'expiry';
  const heard = [
    sentAt,
    lastSeenAt,
    ...questions.flatMap(({ askedAt, answeredAt }) => [askedAt, answeredAt]),
  ];
  const lastHeard = Math.max(...heard.map((time) => time?.getTime() ?? 0));
  const isSilent = at.getTime() - lastHeard >= SILENCE_MS && left > BEFORE_END_MS;
  return isSilent && !sentKinds.includes('silence') ? 'silence' : null;
}

/** Nobody is written to at night: from eight in the morning to eight in the evening in Paris. */
export function isGoodHour(at: Date): boolean {
  const hour = Number(
    new Intl.DateTimeFormat('en-GB', {
      timeZone: SELLER_TIME_ZONE,
      hour: '2-digit',
      hourCycle: 'h23',
    }).format(at),
  );
  return hour >= 8 && hour < 20;
}

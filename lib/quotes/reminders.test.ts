import { describe, expect, it } from 'vitest';
import { dueReminder, isGoodHour } from './reminders';

const sentAt = new Date('2026-11-02T10:00:00Z');
const open = {
  sentAt,
  expiresAt: new Date('2026-12-01T23:00:00Z'),
  sentKinds: [] as string[],
  lastSeenAt: null as Date | null,
  questions: [] as { askedAt: Date; answeredAt: Date | null }[],
};
const at = (text: string) => new Date(text);

describe('a client is reminded', () => {
  it.each([
    ['not at once', {}, '2026-11-03T10:00:00Z', null],
    ['after five days of silence', {}, '2026-11-07T10:00:00Z', 'silence'],
    ['once', { sentKinds: ['silence'] }, '2026-11-08T10:00:00Z', null],
    ['not while they read it', { lastSeenAt: at('2026-11-06T10:00:00Z') }, '2026-11-08T10:00:00Z', null],
    ['after they stopped', { lastSeenAt: at('2026-11-06T10:00:00Z') }, '2026-11-11T10:00:00Z', 'silence'],
    ['three days before the end', { sentKinds: ['silence'] }, '2026-11-28T23:00:00Z', 'expiry'],
    ['not before that', { sentKinds: ['silence'] }, '2026-11-28T22:59:59Z', null],
    ['never after the end', { sentKinds: ['silence'] }, '2026-12-01T23:00:00Z', null],
    [
      'not while their question waits for us',
      { questions: [{ askedAt: at('2026-11-03T10:00:00Z'), answeredAt: null }] },
      '2026-11-29T10:00:00Z',
      null,
    ],
    [
      'again once it is answered',
      { questions: [{ askedAt: at('2026-11-03T10:00:00Z'), answeredAt: at('2026-11-04T10:00:00Z') }] },
      '2026-11-09T10:00:00Z',
      'silence',
    ],
    [
      'of what they have had for a day',
      { expiresAt: at('2026-11-03T23:00:00Z') },
      '2026-11-03T09:00:00Z',
      null,
    ],
  ])('%s', (_, changes, time, kind) => {
    expect(dueReminder({ ...open, ...changes }, at(time))).toBe(kind);
  });

  it.each([
    ['2026-11-02T06:59:00Z', false],
    ['2026-11-02T07:00:00Z', true],
    ['2026-07-02T06:00:00Z', true],
    ['2026-11-02T18:59:00Z', true],
    ['2026-11-02T19:00:00Z', false],
  ])('by day in Paris: at %s %s', (time, good) => {
    expect(isGoodHour(at(time))).toBe(good);
  });
});

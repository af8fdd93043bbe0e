import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { followTime, now, nowAfter, setClock } from './clock';

const AT = Date.UTC(2026, 0, 15, 12);

beforeEach(() => {
  vi.useFakeTimers({ now: AT, toFake: ['Date', 'performance'] });
});
afterEach(() => {
  followTime(null);
  setClock(null);
  vi.useRealTimers();
});

/** What the database said just now. */
const say = (at: number, offBy = 1) => followTime({ at, since: performance.now(), offBy });
const shown = () => now().getTime();

describe('the time', () => {
  it('is this process’s own until somebody said otherwise', () => {
    expect(shown()).toBe(AT);
    say(AT + 5_000);
    expect(shown()).toBe(AT + 5_000);
    followTime(null);
    expect(shown()).toBe(AT);
  });

  it('goes on by what passes, and not by a clock that jumps', () => {
    say(AT);
    vi.advanceTimersByTime(1_500);
    expect(shown()).toBe(AT + 1_500);
    vi.setSystemTime(AT + 6 * 3_600_000);
    expect(shown()).toBe(AT + 1_500);
  });

  it('stays with the more exact of two sayings that agree', () => {
    say(AT + 10, 5);
    say(AT + 200, 300);
    expect(shown()).toBe(AT + 10);
    say(AT + 12, 1);
    expect(shown()).toBe(AT + 12);
  });

  it('goes with the later of two that contradict each other, however inexact', () => {
    say(AT, 1);
    say(AT + 1_000, 300);
    expect(shown()).toBe(AT + 1_000);
    vi.advanceTimersByTime(10_000);
    say(AT - 60_000, 300);
    expect(shown()).toBe(AT - 60_000);
  });

  it('of what follows is never before what it follows', () => {
    expect(nowAfter(new Date(AT + 7))).toEqual(new Date(AT + 7));
    expect(nowAfter(new Date(AT - 7))).toEqual(new Date(AT));
  });
});

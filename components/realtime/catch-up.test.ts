import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { CatchUp, type SessionCheck } from './catch-up';

let answers: SessionCheck[];
let checks: number;
let catchUp: CatchUp;

beforeEach(() => {
  vi.useFakeTimers();
  answers = [];
  checks = 0;
  catchUp = new CatchUp(async () => {
    checks += 1;
    return answers.shift() ?? 'ok';
  });
});

afterEach(() => vi.useRealTimers());

describe('closing a gap', () => {
  it('asks the server once for all that missed something, then lets each refetch', async () => {
    const [board, bell] = [vi.fn(), vi.fn()];
    catchUp.ask(board);
    catchUp.ask(bell);
    catchUp.ask(board);
    await vi.advanceTimersByTimeAsync(100);
    expect(checks).toBe(1);
    expect(board).toHaveBeenCalledTimes(1);
    expect(bell).toHaveBeenCalledTimes(1);
  });

  it('waits for a server that is away, less and less often', async () => {
    answers = ['unreachable', 'unreachable', 'unreachable'];
    const refetch = vi.fn();
    catchUp.ask(refetch);
    await vi.advanceTimersByTimeAsync(1_500);
    expect([checks, refetch.mock.calls.length]).toEqual([2, 0]);
    await vi.advanceTimersByTimeAsync(6_000);
    expect([checks, refetch.mock.calls.length]).toEqual([4, 1]);
  });

  it('refetches nothing for a session that is over', async () => {
    answers = ['ended'];
    const refetch = vi.fn();
    catchUp.ask(refetch);
    await vi.advanceTimersByTimeAsync(60_000);
    expect([checks, refetch.mock.calls.length]).toEqual([1, 0]);
  });

  it('leaves out what is no longer on the page', async () => {
    const refetch = vi.fn();
    catchUp.ask(refetch);
    catchUp.forget(refetch);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(refetch).not.toHaveBeenCalled();
  });
});

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { LivePace } from './live-pace';

const page = Object.assign(new EventTarget(), { visibilityState: 'visible' });
let reads: number[];
let finish: () => void;
let pace: LivePace;
let stop: () => void;

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('document', page);
  page.visibilityState = 'visible';
  reads = [];
  const read = () => {
    reads.push(performance.now());
    return new Promise<void>((resolve) => {
      finish = resolve;
    });
  };
  pace = new LivePace(read, 100);
  stop = pace.start();
});

afterEach(() => {
  stop();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('the pace of a live page', () => {
  it('reads at once after a quiet moment', () => {
    pace.ask();
    expect(reads).toHaveLength(1);
  });

  it('gathers what is asked while it reads and in the gap after it into one more', async () => {
    pace.ask();
    pace.ask();
    finish();
    await vi.advanceTimersByTimeAsync(50);
    pace.ask();
    expect(reads).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(50);
    expect(reads).toHaveLength(2);
    finish();
    await vi.advanceTimersByTimeAsync(1_000);
    expect(reads).toHaveLength(2);
  });

  it('waits while nobody looks, and reads once when somebody does', () => {
    page.visibilityState = 'hidden';
    pace.ask();
    pace.ask();
    expect(reads).toHaveLength(0);
    page.visibilityState = 'visible';
    page.dispatchEvent(new Event('visibilitychange'));
    expect(reads).toHaveLength(1);
  });

  it('reads nothing after it was stopped', async () => {
    pace.ask();
    pace.ask();
    stop();
    finish();
    await vi.advanceTimersByTimeAsync(1_000);
    expect(reads).toHaveLength(1);
  });
});

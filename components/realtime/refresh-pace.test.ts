import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { RefreshPace } from './refresh-pace';

const dataset: Record<string, string> = {};
const network = { onLine: true };
let refreshes: number[];
let pace: RefreshPace;

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('navigator', network);
  vi.stubGlobal('document', { body: { dataset } });
  network.onLine = true;
  refreshes = [];
  pace = new RefreshPace(() => refreshes.push(performance.now()));
  vi.advanceTimersByTime(1_000);
});

afterEach(() => {
  delete dataset.dragging;
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** The refresh that runs takes this long. */
function finishAfter(ms: number): void {
  vi.advanceTimersByTime(ms);
  pace.done();
}

describe('the pace of refreshes', () => {
  it('is at once after a quiet moment', () => {
    const asked = performance.now();
    pace.ask();
    vi.advanceTimersByTime(1);
    expect(refreshes).toEqual([asked]);
  });

  it('gathers what comes while one runs into one more', () => {
    pace.ask();
    vi.advanceTimersByTime(1);
    for (let asked = 0; asked < 5; asked += 1) pace.ask();
    vi.advanceTimersByTime(2_000);
    expect(refreshes).toHaveLength(1);
    finishAfter(0);
    vi.advanceTimersByTime(150);
    expect(refreshes).toHaveLength(2);
    finishAfter(0);
    vi.advanceTimersByTime(5_000);
    expect(refreshes).toHaveLength(2);
  });

  it('never lets a steady stream wait longer than a second', () => {
    pace.ask();
    vi.advanceTimersByTime(1);
    finishAfter(0);
    const start = performance.now();
    while (refreshes.length < 2 && performance.now() - start < 3_000) {
      pace.ask();
      vi.advanceTimersByTime(50);
    }
    expect((refreshes[1] ?? 0) - start).toBeLessThanOrEqual(1_050);
  });

  it('waits while a card is dragged', () => {
    dataset.dragging = '';
    pace.ask();
    vi.advanceTimersByTime(3_000);
    expect(refreshes).toEqual([]);
    delete dataset.dragging;
    vi.advanceTimersByTime(200);
    expect(refreshes).toHaveLength(1);
  });

  it('stays on the page while there is no network', () => {
    network.onLine = false;
    pace.ask();
    vi.advanceTimersByTime(3_000);
    expect(refreshes).toEqual([]);
    network.onLine = true;
    pace.ask();
    vi.advanceTimersByTime(200);
    expect(refreshes).toHaveLength(1);
  });

  it('forgets what was asked when the page is gone', () => {
    pace.ask();
    pace.stop();
    vi.advanceTimersByTime(3_000);
    expect(refreshes).toEqual([]);
  });
});

import { describe, expect, it } from 'vitest';
import { wasBusy } from './rest-when-busy';

const MS = 1_000_000;
const start = { ran: 5_000 * MS, waited: 700 * MS };
const after = (ran: number, waited: number) => ({
  ran: start.ran + ran * MS,
  waited: start.waited + waited * MS,
});

describe('wasBusy', () => {
  it.each<[string, number, number, boolean | null]>([
    ['it had the processor whenever it wanted', 100, 0, false],
    ['it waited a little', 100, 40, false],
    ['it waited more than a third of its time', 100, 60, true],
    ['it hardly got to run', 1, 400, true],
    ['it had next to nothing to do', 5, 10, null],
  ])('%s', (_, ran, waited, busy) => {
    expect(wasBusy(start, after(ran, waited))).toBe(busy);
  });
});

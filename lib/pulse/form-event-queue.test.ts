import { describe, expect, it } from 'vitest';
import { FormEventQueue, QueueFull } from './form-event-queue';
import type { TimedBeacon } from './store-form-events';

const beacon = (visitId: string): TimedBeacon => ({ visitId, form: 'hosting_order', locale: 'fr', rows: [] });

/** A store that ends each write when told, and remembers what it was given. */
function heldStore() {
  const writes: string[][] = [];
  const ends: (() => void)[] = [];
  const store = (beacons: readonly TimedBeacon[]) => {
    writes.push(beacons.map(({ visitId }) => visitId));
    return new Promise<number[]>((resolve) => ends.push(() => resolve(beacons.map((_, index) => index))));
  };
  return { writes, store, end: () => ends.shift()?.() };
}

describe('the queue of form events', () => {
  it('writes the first at once, and together what came meanwhile', async () => {
    const { writes, store, end } = heldStore();
    const queue = new FormEventQueue(store);
    const answers = ['a', 'b', 'c'].map((visitId) => queue.take(beacon(visitId)));
    expect(writes).toEqual([['a']]);
    end();
    await answers[0];
    await Promise.resolve();
    expect(writes).toEqual([['a'], ['b', 'c']]);
    end();
    expect(await Promise.all(answers)).toEqual([0, 0, 1]);
  });

  it('answers only when it is stored', async () => {
    const { store, end } = heldStore();
    let answered = false;
    const answer = new FormEventQueue(store).take(beacon('a')).then(() => {
      answered = true;
    });
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(answered).toBe(false);
    end();
    await answer;
  });

  it('tries again while the database is away, in order', async () => {
    let attempts = 0;
    const store = async (beacons: readonly TimedBeacon[]) => {
      attempts += 1;
      if (attempts < 3) throw new Error('away');
      return beacons.map(() => 1);
    };
    expect(await new FormEventQueue(store, [1, 1]).take(beacon('a'))).toBe(1);
    expect(attempts).toBe(3);
  });

  it('says so when it stays away, and goes on with the next', async () => {
    let isAway = true;
    const store = async (beacons: readonly TimedBeacon[]) => {
      if (isAway) throw new Error('away');
      return beacons.map(() => 1);
    };
    const queue = new FormEventQueue(store, [1]);
    await expect(queue.take(beacon('a'))).rejects.toThrow('away');
    isAway = false;
    expect(await queue.take(beacon('b'))).toBe(1);
  });

  it('refuses beyond its room instead of holding without end', async () => {
    const { store, end } = heldStore();
    const queue = new FormEventQueue(store, [], 2);
    const first = ['a', 'b', 'c'].map((visitId) => queue.take(beacon(visitId)));
    await expect(queue.take(beacon('d'))).rejects.toBeInstanceOf(QueueFull);
    end();
    await first[0];
    await Promise.resolve();
    end();
    expect(await Promise.all(first)).toEqual([0, 0, 1]);
  });
});

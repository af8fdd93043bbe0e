import 'server-only';

const STILL_EVERY_MS = 10_000;

export type Say = (line: string) => void;

/** Runs one long step, saying when it starts, that it still goes on, and how long it took. */
export async function step<T>(say: Say, name: string, work: () => Promise<T>): Promise<T> {
  const started = performance.now();
  const seconds = () => ((performance.now() - started) / 1000).toFixed(1);
  say(`· ${name} …`);
  const ticking = setInterval(
    () => say(`  still at it: ${name}, ${Math.round(Number(seconds()))} s`),
    STILL_EVERY_MS,
  );
  try {
    const result = await work();
    say(`✓ ${name} (${seconds()} s)`);
    return result;
  } catch (error) {
    say(`✗ ${name} (${seconds()} s)`);
    throw error;
  } finally {
    clearInterval(ticking);
  }
}

/** Something the person who started the platform can mend; shown as it is, without a stack. */
export class StartRefusal extends Error {
  override readonly name = 'StartRefusal';
}

import fc from 'fast-check';

const SEED = Number(process.env.FUZZ_SEED ?? 20_261_122);
/** `npm test` takes a short look; FUZZ_RUNS=100 one a hundred times as long. */
const FACTOR = Number(process.env.FUZZ_RUNS ?? 1);

export const isLongRun = FACTOR > 1;

/** Sends each case; a fault fails with the seed, and the smallest case that shows it. */
export async function everyCase<T>(
  cases: fc.Arbitrary<T>,
  runs: number,
  faultIn: (value: T) => Promise<string | null>,
): Promise<void> {
  const property = fc.asyncProperty(cases, async (value) => {
    const fault = await faultIn(value);
    if (fault) throw new Error(fault);
  });
  await fc.assert(property, { seed: SEED, numRuns: Math.ceil(runs * FACTOR) });
}

const FIRST_MS = 250;
const LONGEST_MS = 30_000;
const STEADY_MS = 60_000;

/** How long to wait before a process that died is started again, and how often it has now died in a row. */
export function nextRestart(
  deathsInARow: number,
  uptimeMs: number,
): { waitMs: number; deathsInARow: number } {
  const deaths = uptimeMs >= STEADY_MS ? 1 : deathsInARow + 1;
  return { waitMs: Math.min(LONGEST_MS, FIRST_MS * 2 ** (deaths - 1)), deathsInARow: deaths };
}

/** What a time source said when this process had been running for `since`, and how far from the truth that may be. */
export type FollowedTime = { at: number; since: number; offBy: number };

let override: (() => Date) | null = null;

// One a process: the server runs several programs that each load this file.
const store = globalThis as unknown as { followedTime?: FollowedTime };

/**
 * The current instant; every rule about time asks here, so that tests can choose it. In web and worker it is the
 * database's (lib/db/database-clock.ts), which all processes share: their own clocks may differ, and jump.
 */
export function now(): Date {
  if (override) return override();
  const { followedTime } = store;
  return followedTime ? new Date(timeOf(followedTime, performance.now())) : new Date();
}

/** Replaces the clock (tests only); null goes back to the system's. */
export function setClock(clock: (() => Date) | null): void {
  override = clock;
}

/**
 * From now on time is counted from what was said here. Of two sayings that may both be true the more exact one
 * counts, of two that contradict each other the later one; null goes back to this process's own clock.
 */
export function followTime(said: FollowedTime | null): void {
  const known = store.followedTime;
  if (!said || !known || said.offBy < known.offBy) store.followedTime = said ?? undefined;
  else if (Math.abs(said.at - timeOf(known, said.since)) > said.offBy + known.offBy)
    store.followedTime = said;
}

/** By the time that has passed since, which no clock set anew changes. */
const timeOf = ({ at, since }: FollowedTime, passed: number): number => at + passed - since;

/** Now, but never before `earlier`: what follows is dated after what it follows, though clocks differ and jump. */
export function nowAfter(earlier: Date): Date {
  const at = now();
  return at < earlier ? earlier : at;
}

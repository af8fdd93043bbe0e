let override: (() => Date) | null = null;

/** The current instant; every rule about time asks here, so that tests can choose it. */
export function now(): Date {
  return override ? override() : new Date();
}

/** Replaces the clock (tests only); null goes back to the system's. */
export function setClock(clock: (() => Date) | null): void {
  override = clock;
}

/** Now, but never before `earlier`: what follows is dated after what it follows, though clocks differ and jump. */
export function nowAfter(earlier: Date): Date {
  const at = now();
  return at < earlier ? earlier : at;
}

import 'server-only';
import { existsSync, writeFileSync } from 'node:fs';
import { setPriority } from 'node:os';

/** A third of what the others get when all want the processor: less would keep jobs waiting inside transactions. */
const NICENESS = 5;
/** Where Linux weighs whole sessions against each other, a process's own priority counts within its session alone. */
const SESSION_PRIORITY = '/proc/self/autogroup';

/** On a busy machine this process waits for the others. */
export function yieldToOthers(): void {
  setPriority(NICENESS);
  if (!existsSync(SESSION_PRIORITY)) return;
  try {
    writeFileSync(SESSION_PRIORITY, String(NICENESS));
  } catch {
    // Refused in some containers: the process is then one among equals.
  }
}

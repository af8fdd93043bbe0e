import 'server-only';
import { existsSync, writeFileSync } from 'node:fs';
import { constants, setPriority } from 'node:os';

const PRIORITY = constants.priority.PRIORITY_BELOW_NORMAL;
/** Where Linux weighs whole sessions against each other, a process's own priority counts within its session alone. */
const SESSION_PRIORITY = '/proc/self/autogroup';

/** On a busy machine this process waits for the others. */
export function yieldToOthers(): void {
  setPriority(PRIORITY);
  if (!existsSync(SESSION_PRIORITY)) return;
  try {
    writeFileSync(SESSION_PRIORITY, String(PRIORITY));
  } catch {
    // Refused in some containers: the process is then one among equals.
  }
}

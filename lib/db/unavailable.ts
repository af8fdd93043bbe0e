import { Prisma } from './generated/client';

const KINDS = new Set(['DatabaseNotReachable', 'ConnectionClosed', 'SocketTimeout', 'TooManyConnections']);
// Cannot reach, timed out, closed; no connection or transaction to be had in time; chosen to end a deadlock.
const CODES = new Set(['P1001', 'P1002', 'P1008', 'P1017', 'P2024', 'P2028', 'P2034']);
// PostgreSQL's own: connection exceptions, no room or connections left, deadlocks, locks not had in time, work
// cancelled for a migration's sake, shutting down
// or starting up, a disk that fails.
const SQLSTATE = /^(?:08...|53...|40001|40P01|55P03|57014|57P0[1-3]|58030)$/;
const NO_ROOM = '53100';
const NO_ROOM_SAID_MS = 30_000;

const store = globalThis as unknown as { databaseHadNoRoomAt?: number };

/** Longer than the longest patience of a transaction: who still waits then is told, rather than left waiting. */
const PATIENCE_MS = 20_000;

/** The database said neither yes nor no. What was asked of it may still happen, so asking again must do no harm. */
class DatabaseSilent extends Error {
  override readonly name = 'DatabaseSilent';
}

/** The outcome of the work, or DatabaseSilent when it has none in time. */
export async function withinPatience<T>(work: Promise<T>, patienceMs = PATIENCE_MS): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const silence = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new DatabaseSilent()), patienceMs);
  });
  try {
    return await Promise.race([work, silence]);
  } finally {
    clearTimeout(timer);
  }
}

/**
 * Whether the database could not be reached, had no room, or went away meanwhile: worth another try, and nobody's
 * mistake.
 */
export function isDatabaseUnavailable(error: unknown): boolean {
  if (error instanceof DatabaseSilent || error instanceof Prisma.PrismaClientInitializationError) return true;
  if (!(error instanceof Prisma.PrismaClientKnownRequestError)) return false;
  const { kind, code } = causeOf(error.meta);
  if (code === NO_ROOM) store.databaseHadNoRoomAt = performance.now();
  return CODES.has(error.code) || KINDS.has(kind) || SQLSTATE.test(code);
}

/** Whether the database has just refused a write of this process because its disk is full. */
export function hadNoRoom(): boolean {
  const at = store.databaseHadNoRoomAt;
  return at !== undefined && performance.now() - at < NO_ROOM_SAID_MS;
}

function causeOf(meta: unknown): { kind: string; code: string } {
  const cause = (
    meta as { driverAdapterError?: { cause?: { kind?: unknown; originalCode?: unknown } } } | undefined
  )?.driverAdapterError?.cause;
  return { kind: String(cause?.kind ?? ''), code: String(cause?.originalCode ?? '') };
}

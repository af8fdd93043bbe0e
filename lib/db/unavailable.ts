import { Prisma } from './generated/client';

const KINDS = new Set(['DatabaseNotReachable', 'ConnectionClosed', 'SocketTimeout', 'TooManyConnections']);
// Cannot reach, timed out, closed; no connection or transaction to be had in time.
const CODES = new Set(['P1001', 'P1002', 'P1008', 'P1017', 'P2024', 'P2028']);
// PostgreSQL's own: connection exceptions, too many connections, shutting down or starting up.
const SQLSTATE = /^(?:08...|53300|57P0[1-3])$/;

/** Whether the database could not be reached, or went away meanwhile: worth another try, and nobody's mistake. */
export function isDatabaseUnavailable(error: unknown): boolean {
  if (error instanceof Prisma.PrismaClientInitializationError) return true;
  if (!(error instanceof Prisma.PrismaClientKnownRequestError)) return false;
  const { kind, code } = causeOf(error.meta);
  return CODES.has(error.code) || KINDS.has(kind) || SQLSTATE.test(code);
}

function causeOf(meta: unknown): { kind: string; code: string } {
  const cause = (
    meta as { driverAdapterError?: { cause?: { kind?: unknown; originalCode?: unknown } } } | undefined
  )?.driverAdapterError?.cause;
  return { kind: String(cause?.kind ?? ''), code: String(cause?.originalCode ?? '') };
}

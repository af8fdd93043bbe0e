import 'server-only';
import { db } from './client';
import { Prisma } from './generated/client';

export const readTurnSql = Prisma.sql`nextval('"ReadTurn"')::float8`;

/**
 * The number of a reading, to be taken before it reads: of two readings the one with the higher number has in it
 * everything that was announced before either began. Clocks differ between web processes and jump; this does neither.
 */
export async function nextReadTurn(): Promise<number> {
  const [row] = await db.$queryRaw<{ turn: number }[]>`SELECT ${readTurnSql} AS "turn"`;
  if (!row) throw new Error('a sequence always answers');
  return row.turn;
}

import 'server-only';
import { type Actor, isAdmin } from '@/lib/auth/actor';
import { db } from '@/lib/db/client';
import { nextReadTurn, readTurnSql } from '@/lib/db/read-turn';
import { type StaffChoice, staffSql } from '../queries/staff';

export type BoardFrame = { turn: number; staff: StaffChoice[] };

/** The number of a board's reading, to be taken before it reads, and for an admin whose cards there are to choose. */
export async function boardFrame(actor: Actor): Promise<BoardFrame> {
  if (!isAdmin(actor)) return { turn: await nextReadTurn(), staff: [] };
  const [frame] = await db.$queryRaw<BoardFrame[]>`
    SELECT ${readTurnSql} AS "turn", (SELECT COALESCE(jsonb_agg(s), '[]') FROM (${staffSql}) s) AS "staff"`;
  if (!frame) throw new Error('a sequence always answers');
  return frame;
}

import 'server-only';
import { type Actor, isAdmin } from '@/lib/auth/actor';
import { db } from '@/lib/db/client';
import { forbiddenError } from '@/lib/errors';
import { pageOf, placeFromText } from '@/lib/keyset';
import type { AuditFilter } from './filter';

const PAGE = 50;

export type AuditSelection = Omit<AuditFilter, 'from' | 'to'> & {
  /** From this instant on, and before that one. */
  from?: Date | null;
  before?: Date | null;
};

/** One page of the audit log, the newest first. Admins only. */
export async function listAudit(actor: Actor, filter: AuditSelection, size = PAGE) {
  if (!isAdmin(actor)) throw forbiddenError();
  const place = placeFromText(filter.after);
  const found = await db.auditEntry.findMany({
    where: {
      AND: [
        filter.who ? { actorId: filter.who === 'nobody' ? null : filter.who } : {},
        filter.action ? { action: filter.action } : {},
        filter.subject ? { subjectType: filter.subject } : {},
        filter.id ? { subjectId: filter.id } : {},
        { at: { ...(filter.from && { gte: filter.from }), ...(filter.before && { lt: filter.before }) } },
        place ? { OR: [{ at: { lt: place.at } }, { at: place.at, id: { lt: place.id } }] } : {},
      ],
    },
    orderBy: [{ at: 'desc' }, { id: 'desc' }],
    take: size + 1,
    select: {
      id: true,
      action: true,
      subjectType: true,
      subjectId: true,
      data: true,
      ip: true,
      at: true,
      actor: { select: { id: true, name: true } },
    },
  });
  return pageOf(found, size, ({ at }) => at);
}

export type AuditRow = Awaited<ReturnType<typeof listAudit>>['rows'][number];

// What the log has held lately is what there is to choose from.
const RECENT = 5000;

type Choices = { actions: string[]; subjects: string[]; people: { id: string; name: string }[] };

/** What the log can be narrowed to: actions and subjects of the recent entries, and who acted in them. */
export async function auditChoices(actor: Actor): Promise<Choices> {
  if (!isAdmin(actor)) throw forbiddenError();
  const [row] = await db.$queryRaw<Choices[]>`
    WITH recent AS (
      SELECT "action", "subjectType", "actorId" FROM "AuditEntry" ORDER BY "at" DESC, "id" DESC LIMIT ${RECENT})
    SELECT
      COALESCE((SELECT jsonb_agg(DISTINCT "action") FROM recent), '[]') AS "actions",
      COALESCE((SELECT jsonb_agg(DISTINCT "subjectType") FROM recent), '[]') AS "subjects",
      COALESCE((SELECT jsonb_agg(jsonb_build_object('id', u."id", 'name', u."name") ORDER BY u."name")
        FROM "User" u WHERE u."id" IN (SELECT "actorId" FROM recent)), '[]') AS "people"`;
  return row ?? { actions: [], subjects: [], people: [] };
}

import 'server-only';
import { db } from '@/lib/db/client';
import { Prisma } from '@/lib/db/generated/client';

export type StaffChoice = { id: string; name: string };

const isStaffSql = Prisma.sql`u."active" AND u."role" IN ('ADMIN', 'SELLER')`;

export const staffSql = Prisma.sql`
  SELECT u."id", u."name" FROM "User" u WHERE ${isStaffSql} ORDER BY u."name", u."id" LIMIT 500`;

/** Who leads can be filtered by: everybody who may have some. */
export function listStaff(): Promise<StaffChoice[]> {
  return db.$queryRaw<StaffChoice[]>`${staffSql}`;
}

export type AssigneeChoice = StaffChoice & { openLeads: number; capacity: number; absent: boolean };

/** Who a lead can be given to, with what they carry now. */
export function listAssignees(at: Date): Promise<AssigneeChoice[]> {
  return db.$queryRaw<AssigneeChoice[]>`
    SELECT u."id", u."name", u."capacity",
      (SELECT count(*)::int FROM "CrmLead" l
        WHERE l."assignedToId" = u."id" AND l."status" NOT IN ('won', 'lost')) AS "openLeads",
      EXISTS (SELECT 1 FROM "Absence" a
        WHERE a."userId" = u."id" AND a."startsAt" <= ${at} AND a."endsAt" > ${at}) AS "absent"
    FROM "User" u
    WHERE ${isStaffSql}
    ORDER BY u."name", u."id"
    LIMIT 500`;
}

import 'server-only';
import { db } from '@/lib/db/client';

export type StaffChoice = { id: string; name: string };

/** Who leads can be filtered by: everybody who may have some. */
export function listStaff(): Promise<StaffChoice[]> {
  return db.user.findMany({
    where: { active: true, role: { in: ['ADMIN', 'SELLER'] } },
    select: { id: true, name: true },
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
    take: 500,
  });
}

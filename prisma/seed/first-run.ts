import { hashToken } from '@/lib/auth/tokens';
import { now } from '@/lib/clock';
import { db } from '@/lib/db/client';
import { newId } from '@/lib/db/id';
import { seedCatalogue } from './catalogue';

const LINK_DAYS = 7;

/**
 * Fills an empty, migrated production database: the standard catalogue without coupons, and the first
 * administrator, who chooses a password through the link that `token` opens.
 */
export async function seedFirstRun(adminEmail: string, token: string): Promise<void> {
  if ((await db.user.count()) > 0)
    throw new Error('the first administrator is made in an empty database only');
  const at = now();
  const email = adminEmail.trim().toLowerCase();
  await seedCatalogue(at, { coupons: false });
  await db.$transaction(async (tx) => {
    const id = newId();
    const name = email.replace(/@.*$/, '');
    await tx.user.create({ data: { id, email, name, role: 'ADMIN', capacity: 0 } });
    const expiresAt = new Date(at.getTime() + LINK_DAYS * 86_400_000);
    const tokenHash = hashToken(token);
    await tx.userToken.create({ data: { userId: id, purpose: 'set_password', tokenHash, expiresAt } });
    await tx.auditEntry.create({
      data: { action: 'user.first_admin', subjectType: 'user', subjectId: id, data: { email } },
    });
  });
}

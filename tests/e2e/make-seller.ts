import { encode } from 'next-auth/jwt';
import { sessionCookieName } from '@/lib/auth/cookie';
import { db } from '@/lib/db/client';
import { env } from '@/lib/env';
import { makeSeller, makeUser } from '../factories/users';

const SELLER_NAME = 'Nora Essai';

/**
 * Prints, as JSON, the sessions of a new admin and of a new seller who can do everything and has far
 * fewer leads than the demo's: the next order is theirs. Those of earlier journeys stand back.
 */
async function main(): Promise<void> {
  await db.user.updateMany({ where: { name: SELLER_NAME }, data: { active: false } });
  const [seller, admin] = [await makeSeller({ name: SELLER_NAME }), await makeUser({ role: 'ADMIN' })];
  const cookieName = sessionCookieName(env().APP_URL);
  const cookies: Record<string, string> = {};
  for (const user of [seller, admin]) {
    const expiresAt = new Date(Date.now() + 3_600_000);
    const { id: sid } = await db.userSession.create({ data: { userId: user.id, expiresAt } });
    const token = { sub: user.id, sid, role: user.role };
    cookies[user.role] = await encode({ token, secret: env().AUTH_SECRET, salt: cookieName });
  }
  process.stdout.write(JSON.stringify({ cookieName, seller: cookies.SELLER, admin: cookies.ADMIN }));
  await db.$disconnect();
}

void main();

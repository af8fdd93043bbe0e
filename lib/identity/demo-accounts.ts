import 'server-only';
import { db } from '@/lib/db/client';
import type { Role } from '@/lib/db/generated/enums';
import { env } from '@/lib/env';

export const DEMO_PASSWORD = 'cloudnexus-demo';

const DEMO_EMAILS = ['admin', 'seller', 'seller2', 'client', 'client2'].map(
  (name) => `${name}@cloudnexus.test`,
);

const LOCAL_HOSTS = ['localhost', '127.0.0.1', '[::1]'];

/**
 * The demo's sign-ins, for the sign-in page of a demo on this very machine. A platform on a public
 * address shows none, even if somebody seeded the demo there.
 */
export async function listDemoAccounts(): Promise<{ email: string; role: Role }[]> {
  const { SEED_DEMO, APP_URL } = env();
  if (SEED_DEMO === 'never' || !LOCAL_HOSTS.includes(new URL(APP_URL).hostname)) return [];
  return db.user.findMany({
    where: { email: { in: DEMO_EMAILS }, active: true, passwordHash: { not: null } },
    orderBy: [{ role: 'asc' }, { email: 'asc' }],
    take: DEMO_EMAILS.length,
    select: { email: true, role: true },
  });
}

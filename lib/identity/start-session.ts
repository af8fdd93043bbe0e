import 'server-only';
import { after } from 'next/server';
import { db } from '@/lib/db/client';
import type { Role } from '@/lib/db/generated/enums';
import { DomainError } from '@/lib/errors';
import { publish } from '@/lib/realtime/publish';
import { signIn } from './auth';
import { normalizeEmail } from './email-address';
import { signedInHints } from './hints';
import { SignInRefusal } from './sign-in-refusal';

/** Signs in inside a server action: sets the cookie and says with which role. Refuses with DomainError. */
export async function startSession(credentials: { email: string; password: string }): Promise<Role> {
  try {
    await signIn('credentials', { ...credentials, redirect: false });
  } catch (error) {
    if (error instanceof SignInRefusal) throw error.toDomainError();
    throw error;
  }
  const user = await db.user.findUnique({
    where: { email: normalizeEmail(credentials.email) },
    select: { role: true },
  });
  if (!user) throw new DomainError('invalid_credentials');
  after(() => publish(signedInHints()));
  return user.role;
}

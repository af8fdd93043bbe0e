'use server';

import { redirect } from 'next/navigation';
import { z } from 'zod';
import { publicAction } from '@/lib/form-action';
import { localePath } from '@/lib/i18n/routing';
import { signOut } from '@/lib/identity/auth';
import { signOutSession } from '@/lib/identity/commands/sessions';

/** Also for a session that is already over: the cookie goes in any case. */
export const signOutAction = publicAction(
  { name: 'sign-out', count: 200, seconds: 600 },
  z.object({}),
  async ({ actor, ip, locale }) => {
    if (actor) await signOutSession(actor, ip);
    await signOut({ redirect: false });
    redirect(`${localePath(locale, '/login')}?done=signed-out`);
  },
);

'use server';

import { redirect } from 'next/navigation';
import { after } from 'next/server';
import { publicAction } from '@/lib/form-action';
import { setPassword } from '@/lib/identity/commands/passwords';
import { entryAddress } from '@/lib/identity/home';
import { setPasswordSchema } from '@/lib/identity/schema';
import { startSession } from '@/lib/identity/start-session';
import { publish } from '@/lib/realtime/publish';

export const setPasswordAction = publicAction(
  { name: 'set-password', count: 30, seconds: 600 },
  setPasswordSchema,
  async ({ ip, locale }, input) => {
    const { email, hints } = await setPassword(input, ip);
    after(() => publish(hints));
    const role = await startSession({ email, password: input.password });
    redirect(entryAddress(undefined, role, locale));
  },
);

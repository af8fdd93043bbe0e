'use server';

import { redirect } from 'next/navigation';
import { publicAction } from '@/lib/form-action';
import { entryAddress } from '@/lib/identity/home';
import { signInSchema } from '@/lib/identity/schema';
import { startSession } from '@/lib/identity/start-session';

export const signInAction = publicAction(
  { name: 'sign-in-form', count: 200, seconds: 600 },
  signInSchema,
  async ({ locale }, { email, password, next }) => {
    const role = await startSession({ email, password });
    redirect(entryAddress(next, role, locale));
  },
);

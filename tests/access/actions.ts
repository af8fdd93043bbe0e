import { ADMIN, EVERYONE, type Persona, SIGNED_IN, STAFF } from './personas';

/** Every server action and who gets past its guard; which rows they then reach is the commands' tests. */
export const actions: Record<string, Record<string, readonly Persona[]>> = {
  'app/[locale]/(auth)/actions.ts': { signOutAction: SIGNED_IN },
};

export const audiences = { ADMIN, EVERYONE, SIGNED_IN, STAFF };

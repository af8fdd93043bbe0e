import { ADMIN, EVERYONE, type Persona, SIGNED_IN, STAFF } from './personas';

/** Every server action and who gets past its guard; which rows they then reach is the commands' tests. */
export const actions: Record<string, Record<string, readonly Persona[]>> = {
  'components/layout/actions.ts': { signOutAction: SIGNED_IN },
  'components/notifications/actions.ts': { markReadAction: SIGNED_IN, markAllReadAction: SIGNED_IN },
  'app/[locale]/(pulse)/live-pulse/actions.ts': { acknowledgeAlertAction: ADMIN, resolveAlertAction: ADMIN },
  'app/[locale]/(hosting)/hosting/dashboard/actions.ts': {
    startProcessingAction: STAFF,
    activateRequestAction: STAFF,
    cancelRequestAction: SIGNED_IN,
  },
  'app/[locale]/(account)/account/requests/actions.ts': { cancelMyRequestAction: SIGNED_IN },
};

export const audiences = { ADMIN, EVERYONE, SIGNED_IN, STAFF };

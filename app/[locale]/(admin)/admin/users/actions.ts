'use server';

import { refresh } from 'next/cache';
import { after } from 'next/server';
import { getTranslations } from 'next-intl/server';
import { adminAction } from '@/lib/form-action';
import { inviteUser, resendInvitation } from '@/lib/identity/commands/invitations';
import { changeRole, deactivateUser, reactivateUser } from '@/lib/identity/commands/roles';
import { addAbsence, removeAbsence, updateSeller } from '@/lib/identity/commands/sellers';
import { revokeSessions } from '@/lib/identity/commands/sessions';
import {
  addAbsenceSchema,
  changeRoleSchema,
  inviteUserSchema,
  removeAbsenceSchema,
  updateSellerSchema,
  userSchema,
} from '@/lib/identity/schema';
import { publish } from '@/lib/realtime/publish';

export const inviteUserAction = adminAction(inviteUserSchema, async (actor, input) => {
  await inviteUser(actor, input);
  refresh();
  return undefined;
});

export const resendInvitationAction = adminAction(userSchema, async (actor, input, locale) => {
  await resendInvitation(actor, input);
  const t = await getTranslations({ locale, namespace: 'admin' });
  return { message: t('user.invitedAgain') };
});

export const changeRoleAction = adminAction(changeRoleSchema, async (actor, input) => {
  const { hints } = await changeRole(actor, input);
  after(() => publish(hints));
  refresh();
  return undefined;
});

export const deactivateUserAction = adminAction(userSchema, async (actor, input) => {
  const { hints } = await deactivateUser(actor, input);
  after(() => publish(hints));
  refresh();
  return undefined;
});

export const reactivateUserAction = adminAction(userSchema, async (actor, input) => {
  await reactivateUser(actor, input);
  refresh();
  return undefined;
});

export const revokeSessionsAction = adminAction(userSchema, async (actor, input) => {
  const { hints } = await revokeSessions(actor, input);
  after(() => publish(hints));
  refresh();
  return undefined;
});

export const updateSellerAction = adminAction(updateSellerSchema, async (actor, input, locale) => {
  await updateSeller(actor, input);
  refresh();
  const t = await getTranslations({ locale, namespace: 'admin' });
  return { message: t('user.saved') };
});

export const addAbsenceAction = adminAction(addAbsenceSchema, async (actor, input) => {
  await addAbsence(actor, input);
  refresh();
  return undefined;
});

export const removeAbsenceAction = adminAction(removeAbsenceSchema, async (actor, input) => {
  await removeAbsence(actor, input);
  refresh();
  return undefined;
});

import 'server-only';
import type { EmailTemplateProps } from '@/emails/catalogue';
import { InvitationEmail } from '@/emails/invitation';
import { PasswordLinkEmail } from '@/emails/password-link';
import { issuePasswordToken, type PasswordPurpose } from '@/lib/auth/password-tokens';
import type { Desk, Letter } from './letter';
import { activeRecipient } from './recipient';

export async function passwordLetter(
  desk: Desk,
  purpose: PasswordPurpose,
  { userId }: EmailTemplateProps[PasswordPurpose],
): Promise<Letter> {
  const { tx, locale, t, url } = desk;
  const { name } = await activeRecipient(desk, userId);
  const link = url(`/set-password/${await issuePasswordToken(tx, userId, purpose)}`);
  const body = <PasswordLinkEmail t={t} locale={locale} template={purpose} name={name} url={link} />;
  return { subject: t(`${purpose}.subject`), body };
}

export async function invitationLetter(
  desk: Desk,
  { userId, inviterName }: EmailTemplateProps['invitation'],
): Promise<Letter> {
  const { tx, locale, t, url } = desk;
  const { name, email, role } = await activeRecipient(desk, userId);
  const link = url(`/set-password/${await issuePasswordToken(tx, userId, 'set_password')}`);
  const person = { name, email, role, inviter: inviterName };
  return {
    subject: t('invitation.subject', { inviter: inviterName }),
    body: <InvitationEmail t={t} locale={locale} {...person} url={link} />,
  };
}

import 'server-only';
import type { EmailTemplateProps } from '@/emails/catalogue';
import { RequestConfirmationEmail } from '@/emails/request-confirmation';
import { RequestReceivedEmail } from '@/emails/request-received';
import { issuePasswordToken } from '@/lib/auth/password-tokens';
import { hashToken, newToken } from '@/lib/auth/tokens';
import { now } from '@/lib/clock';
import { Undeliverable } from '../undeliverable';
import type { Desk, Letter } from './letter';
import { activeRecipient } from './recipient';
import {
  hostingFacts,
  hostingFactsSelect,
  planInWords,
  serviceFacts,
  serviceFactsSelect,
} from './request-facts';

type RequestRef = EmailTemplateProps['request_received'];

const CONFIRMATION_LIFETIME_MS = 7 * 24 * 3_600_000;

export async function receivedLetter(desk: Desk, userId: string | null, ref: RequestRef): Promise<Letter> {
  const { locale, t } = desk;
  const request = await findRequest(desk, ref);
  const link = await followLink(desk, userId ?? request.userId);
  const { reference, name, facts } = request;
  return {
    subject: t('request_received.subject', { reference }),
    body: (
      <RequestReceivedEmail
        t={t}
        locale={locale}
        kind={ref.requestKind}
        reference={reference}
        name={name}
        facts={facts}
        link={link}
      />
    ),
  };
}

/** A client without a password chooses one first; the link then signs them in. */
async function followLink(desk: Desk, userId: string | null) {
  const { tx, url } = desk;
  const user = userId ? await activeRecipient(desk, userId) : null;
  if (!user || user.passwordHash) return { url: url('/account/requests'), purpose: 'follow' as const };
  const token = await issuePasswordToken(tx, user.id, 'set_password');
  return { url: url(`/set-password/${token}`), purpose: 'set_password' as const };
}

export async function confirmationLetter(desk: Desk, ref: RequestRef): Promise<Letter> {
  const { tx, locale, t, url } = desk;
  const { reference, email, what } = await findRequest(desk, ref);
  const owner = await tx.user.findUnique({
    where: { email: email.trim().toLowerCase(), active: true },
    select: { id: true, name: true },
  });
  if (!owner) throw new Undeliverable('recipient_gone');
  const link = url(`/confirm-request/${await issueConfirmationToken(desk, owner.id, ref)}`);
  const words = { name: owner.name, reference, what };
  return {
    subject: t('request_confirmation.subject', { reference }),
    body: <RequestConfirmationEmail t={t} locale={locale} {...words} url={link} />,
  };
}

async function issueConfirmationToken({ tx }: Desk, userId: string, ref: RequestRef): Promise<string> {
  const subject =
    ref.requestKind === 'hosting' ? { hostingRequestId: ref.requestId } : { serviceRequestId: ref.requestId };
  const token = newToken();
  await tx.userToken.updateMany({
    where: { ...subject, purpose: 'confirm_request', usedAt: null, revokedAt: null },
    data: { revokedAt: now() },
  });
  const expiresAt = new Date(now().getTime() + CONFIRMATION_LIFETIME_MS);
  await tx.userToken.create({
    data: { userId, purpose: 'confirm_request', ...subject, tokenHash: hashToken(token), expiresAt },
  });
  return token;
}

async function findRequest({ tx, locale, t }: Desk, { requestKind, requestId: id }: RequestRef) {
  if (requestKind === 'hosting') {
    const request = await tx.hostingRequest.findUnique({ where: { id }, select: hostingFactsSelect });
    if (!request) throw new Undeliverable('subject_gone');
    const facts = hostingFacts(t, locale, request);
    return { ...common(request), facts, what: planInWords(t, request) };
  }
  const request = await tx.serviceRequest.findUnique({ where: { id }, select: serviceFactsSelect });
  if (!request) throw new Undeliverable('subject_gone');
  return { ...common(request), facts: serviceFacts(t, locale, request), what: t(`service.${request.kind}`) };
}

type Contact = { reference: string; contactName: string; contactEmail: string; userId: string | null };

function common({ reference, contactName, contactEmail, userId }: Contact) {
  return { reference, name: contactName, email: contactEmail, userId };
}

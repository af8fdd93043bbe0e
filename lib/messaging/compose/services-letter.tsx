import 'server-only';
import type { EmailTemplateProps } from '@/emails/catalogue';
import { ServiceActiveEmail } from '@/emails/service-active';
import { ServiceDelayedEmail } from '@/emails/service-delayed';
import { Undeliverable } from '../undeliverable';
import type { Desk, Letter } from './letter';
import { activeRecipient } from './recipient';

/** All servers of a request that run, with their addresses. */
export async function servicesLetter(
  desk: Desk,
  { requestId }: EmailTemplateProps['service_active'],
): Promise<Letter> {
  const { tx, locale, t, url } = desk;
  const services = await tx.service.findMany({
    where: { requestId, state: { not: 'terminated' } },
    orderBy: { ordinal: 'asc' },
    include: { request: { select: { reference: true } } },
  });
  const [first] = services;
  if (!first) throw new Undeliverable('subject_gone');
  const { name } = await activeRecipient(desk, first.userId);
  const { reference } = first.request;
  const servers = services.map(({ ordinal, address, cpu, ram, storage }) => ({
    label: t('service_active.server', { ordinal }),
    value: address
      ? t('service_active.size', { address, cpu, ram, storage })
      : t('service_active.sizeAlone', { cpu, ram, storage }),
  }));
  const domain = first.domain ? [{ label: t('service_active.domain'), value: first.domain }] : [];
  const words = { name, reference, count: services.length };
  const facts = [...servers, ...domain];
  return {
    subject: t('service_active.subject', { reference, count: services.length }),
    body: (
      <ServiceActiveEmail t={t} locale={locale} {...words} facts={facts} url={url('/account/services')} />
    ),
  };
}

/** That the servers of a request take longer; why is for the team. */
export async function delayLetter(
  desk: Desk,
  { requestId }: EmailTemplateProps['service_delayed'],
): Promise<Letter> {
  const { tx, locale, t, url } = desk;
  const service = await tx.service.findFirst({
    where: { requestId, state: { not: 'terminated' } },
    select: { userId: true, request: { select: { reference: true } } },
  });
  if (!service) throw new Undeliverable('subject_gone');
  const { name } = await activeRecipient(desk, service.userId);
  const { reference } = service.request;
  const words = { t, locale, name, reference, url: url('/account/services') };
  return {
    subject: t('service_delayed.subject', { reference }),
    body: <ServiceDelayedEmail {...words} />,
  };
}

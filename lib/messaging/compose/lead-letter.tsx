import 'server-only';
import type { EmailTemplateProps } from '@/emails/catalogue';
import { LeadAssignedEmail } from '@/emails/lead-assigned';
import { formatMoney } from '@/lib/money';
import { Undeliverable } from '../undeliverable';
import type { Desk, Letter } from './letter';
import { activeRecipient } from './recipient';

export async function leadLetter(
  desk: Desk,
  userId: string,
  { leadId }: EmailTemplateProps['lead_assigned'],
): Promise<Letter> {
  const { tx, locale, t, url } = desk;
  const { name } = await activeRecipient(desk, userId);
  const lead = await tx.crmLead.findUnique({
    where: { id: leadId },
    select: {
      title: true,
      contactName: true,
      company: true,
      estimatedValueCents: true,
      currency: true,
      score: true,
      probability: true,
    },
  });
  if (!lead) throw new Undeliverable('subject_gone');
  const value = formatMoney(lead.estimatedValueCents, lead.currency, locale);
  const contact = lead.company ? `${lead.contactName} (${lead.company})` : lead.contactName;
  const percent = new Intl.NumberFormat(locale, { style: 'percent' }).format(lead.probability / 100);
  const facts = [
    { label: t('lead_assigned.contact'), value: contact },
    { label: t('lead_assigned.value'), value },
    { label: t('lead_assigned.score'), value: t('lead_assigned.scoreValue', { score: lead.score }) },
    { label: t('lead_assigned.probability'), value: percent },
  ];
  const words = { name, title: lead.title, contact: lead.contactName, value, score: lead.score };
  return {
    subject: t('lead_assigned.subject', { title: lead.title }),
    body: (
      <LeadAssignedEmail t={t} locale={locale} {...words} facts={facts} url={url(`/crm/leads/${leadId}`)} />
    ),
  };
}

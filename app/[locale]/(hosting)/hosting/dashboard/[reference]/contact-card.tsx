import { useLocale } from 'next-intl';
import { FactList } from '@/components/requests/request-facts';
import { Card, CardHeader } from '@/components/ui/card';
import { IntentLink } from '@/components/ui/intent-link';
import { localePath } from '@/lib/i18n/routing';
import { useTranslations } from '@/lib/i18n/use-words';
import type { RequestDetail } from '@/lib/orders/queries';

/** Who asked and who handles it, for staff who may know. */
export function ContactCard({ request }: { request: RequestDetail }) {
  const t = useTranslations('dashboard');
  const locale = useLocale();
  const { lead } = request;
  if (request.contactEmail === null) {
    return (
      <Card aria-labelledby="contact">
        <CardHeader id="contact" title={t('detail.contact')} />
        <p className="p-4 text-sm text-ink-muted">{t('detail.contact_hidden')}</p>
      </Card>
    );
  }
  const country = new Intl.DisplayNames(locale, { type: 'region' }).of(request.country);
  const assignee = lead?.assignedTo?.name;
  return (
    <Card aria-labelledby="contact">
      <CardHeader id="contact" title={t('detail.contact')}>
        {lead && (
          <IntentLink
            href={localePath(locale, `/crm/leads/${lead.id}`)}
            className="tap text-sm text-module hover:underline"
          >
            {t('detail.open_lead')}
          </IntentLink>
        )}
      </CardHeader>
      <FactList
        facts={[
          [t('detail.name'), request.contactName],
          [
            t('detail.email'),
            <a
              key="email"
              href={`mailto:${request.contactEmail}`}
              className="tap text-module hover:underline"
            >
              {request.contactEmail}
            </a>,
          ],
          [t('detail.phone'), request.contactPhone],
          [t('detail.company'), request.company],
          [t('detail.country'), country],
          [t('detail.customer'), t(`customer_types.${request.customerType}`)],
          [t('detail.vat'), request.kind === 'hosting' ? request.vatNumber : null],
          [t('detail.language'), t(`languages.${request.locale}`)],
          [
            t('detail.lead'),
            lead && (assignee ? t('detail.assigned_to', { name: assignee }) : t('detail.unassigned')),
          ],
        ]}
      />
    </Card>
  );
}

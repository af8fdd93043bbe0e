import { Mail, Phone } from 'lucide-react';
import { Card, CardHeader } from '@/components/ui/card';
import type { AppLocale } from '@/lib/i18n/routing';
import { useTranslations } from '@/lib/i18n/use-words';
import type { LeadDetail } from '@/lib/leads/queries/get-lead';
import { Fact, Facts } from './facts';

const LINK =
  'flex min-h-9 min-w-0 items-center gap-2 rounded-md text-sm text-module [overflow-wrap:anywhere] hover:underline';

/** Whom to write to and to call. */
export function ContactCard({ lead, locale }: { lead: LeadDetail; locale: AppLocale }) {
  const t = useTranslations('leads.detail');
  const request = lead.hostingRequest ?? lead.serviceRequest;
  const subject = request ? `?subject=${encodeURIComponent(`${lead.title} (${request.reference})`)}` : '';
  const country = request && new Intl.DisplayNames(locale, { type: 'region' }).of(request.country);
  const vatNumber = lead.hostingRequest?.vatNumber;
  return (
    <Card aria-labelledby="contact-title">
      <CardHeader id="contact-title" title={t('contact')} />
      <div className="p-4">
        <p className="font-medium">{lead.contactName}</p>
        {lead.company && <p className="text-sm text-ink-muted">{lead.company}</p>}
        <div className="my-2">
          <a
            href={`mailto:${lead.contactEmail}${subject}`}
            className={LINK}
            title={t('email', { email: lead.contactEmail })}
          >
            <Mail aria-hidden="true" className="size-4 shrink-0" />
            {lead.contactEmail}
          </a>
          {lead.contactPhone ? (
            <a
              href={`tel:${lead.contactPhone.replace(/[^\d+]/g, '')}`}
              className={LINK}
              title={t('call', { phone: lead.contactPhone })}
            >
              <Phone aria-hidden="true" className="size-4 shrink-0" />
              {lead.contactPhone}
            </a>
          ) : (
            <p className="text-sm text-ink-muted">{t('no_phone')}</p>
          )}
        </div>
        <Facts>
          <Fact label={t('language')}>{t(`languages.${lead.locale}`)}</Fact>
          {country && <Fact label={t('country')}>{country}</Fact>}
          {vatNumber && <Fact label={t('vat_number')}>{vatNumber}</Fact>}
        </Facts>
      </div>
    </Card>
  );
}

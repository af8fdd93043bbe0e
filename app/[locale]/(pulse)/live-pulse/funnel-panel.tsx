import { Filter } from 'lucide-react';
import { useLocale } from 'next-intl';
import { Funnel } from '@/components/pulse/funnel';
import { buttonStyle } from '@/components/ui/button-style';
import { Card, CardHeader } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { IntentLink } from '@/components/ui/intent-link';
import { localePath } from '@/lib/i18n/routing';
import { useTranslations } from '@/lib/i18n/use-words';
import { pulseAddress } from '@/lib/pulse/addresses';
import type { PeriodName } from '@/lib/pulse/period';
import type { FormFunnel } from '@/lib/pulse/queries/form-funnels';

type Props = { funnels: readonly FormFunnel[]; period: PeriodName };

/** Both public forms, from view to submit. */
export function FunnelPanel({ funnels, period }: Props) {
  const t = useTranslations('pulse');
  const locale = useLocale();
  const seen = funnels.filter(({ views }) => views > 0);
  return (
    <Card aria-labelledby="funnels">
      <CardHeader id="funnels" title={t('funnel.title')}>
        <IntentLink
          href={localePath(locale, pulseAddress.forms({ period }))}
          className="tap text-sm text-module hover:underline"
        >
          {t('funnel.detail')}
        </IntentLink>
      </CardHeader>
      {seen.length === 0 && (
        <EmptyState
          icon={Filter}
          title={t('funnel.empty')}
          action={
            <a href={localePath(locale, '/hosting/order')} className={buttonStyle('secondary', 'sm')}>
              {t('funnel.open_form')}
            </a>
          }
        >
          {t('funnel.empty_body')}
        </EmptyState>
      )}
      <div className="divide-y divide-line xl:flex xl:divide-x xl:divide-y-0">
        {seen.map((funnel) => (
          <section key={funnel.form} className="min-w-0 flex-1 space-y-3 p-4">
            <h3 className="text-sm font-medium">
              <IntentLink
                href={localePath(locale, pulseAddress.forms({ form: funnel.form, period }))}
                className="tap hover:underline"
              >
                {t(`forms.${funnel.form}`)}
              </IntentLink>
            </h3>
            <Funnel funnel={funnel} />
          </section>
        ))}
      </div>
    </Card>
  );
}

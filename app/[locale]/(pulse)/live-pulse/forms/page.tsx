import { Filter } from 'lucide-react';
import type { Metadata } from 'next';
import { getTranslations, setRequestLocale } from 'next-intl/server';
import { ChipLinks } from '@/components/pulse/chip-links';
import { Funnel } from '@/components/pulse/funnel';
import { PeriodChips } from '@/components/pulse/period-chips';
import { RefreshOn } from '@/components/realtime/refresh-on';
import { buttonStyle } from '@/components/ui/button-style';
import { Card, CardHeader } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { requireActor } from '@/lib/auth/current-actor';
import { type AppLocale, localePath } from '@/lib/i18n/routing';
import { pulseAddress } from '@/lib/pulse/addresses';
import { FORM_NAMES, type FormName } from '@/lib/pulse/form-events';
import { readFieldErrors, readFormVisits } from '@/lib/pulse/queries/form-funnels';
import { viewerPeriod } from '@/lib/pulse/report';
import { formFilterSchema } from '@/lib/pulse/schema';
import { channelNames } from '@/lib/realtime/channels';
import { FieldErrorsPanel } from './field-errors-panel';
import { VisitsChart } from './visits-chart';

type Props = {
  params: Promise<{ locale: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

const FORM_PATH: Record<FormName, string> = {
  hosting_order: '/hosting/order',
  service_request: '/request-service',
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = (await params) as { locale: AppLocale };
  return { title: (await getTranslations({ locale, namespace: 'pulse' }))('funnel.forms_title') };
}

export default async function FormsPage({ params, searchParams }: Props) {
  const { locale } = (await params) as { locale: AppLocale };
  setRequestLocale(locale);
  const actor = await requireActor('ADMIN');
  const { form, period: name } = formFilterSchema.parse(await searchParams);
  const period = viewerPeriod(actor, name);
  const [t, { funnels, days }, errors] = await Promise.all([
    getTranslations({ locale, namespace: 'pulse' }),
    readFormVisits(actor, form, period),
    readFieldErrors(actor, form, period),
  ]);
  const funnel = funnels.find((candidate) => candidate.form === form);
  const hasVisits = funnel !== undefined && funnel.views > 0;
  return (
    <>
      <RefreshOn channel={channelNames.pulse} events={['pulse.event']} />
      <PageHeader title={t('funnel.forms_title')} description={t('funnel.forms_description')} />
      <div className="flex flex-wrap gap-x-6 gap-y-2 pb-4">
        <ChipLinks
          label={t('funnel.form')}
          chips={FORM_NAMES.map((candidate) => ({
            key: candidate,
            href: localePath(locale, pulseAddress.forms({ form: candidate, period: name })),
            label: t(`forms.${candidate}`),
            count: String(funnels.find(({ form: known }) => known === candidate)?.views ?? 0),
            current: candidate === form,
          }))}
        />
        <PeriodChips current={name} addressOf={(next) => pulseAddress.forms({ form, period: next })} />
      </div>
      <div className="grid items-start gap-4 lg:grid-cols-2">
        <Card aria-labelledby="funnel" className={hasVisits ? '' : 'lg:col-span-2'}>
          <CardHeader id="funnel" title={t(`forms.${form}`)} />
          {hasVisits ? (
            <div className="p-4">
              <Funnel funnel={funnel} />
            </div>
          ) : (
            <EmptyState
              icon={Filter}
              title={t('funnel.empty')}
              action={
                <a href={localePath(locale, FORM_PATH[form])} className={buttonStyle('secondary', 'sm')}>
                  {t('funnel.open_form')}
                </a>
              }
            >
              {t('funnel.empty_body')}
            </EmptyState>
          )}
        </Card>
        {(hasVisits || errors.length > 0) && <FieldErrorsPanel errors={errors} />}
        {hasVisits && <VisitsChart days={days} />}
      </div>
    </>
  );
}

import type { Metadata } from 'next';
import { getTranslations, setRequestLocale } from 'next-intl/server';
import { ConfirmDialog } from '@/components/form/confirm-dialog';
import { planName } from '@/components/requests/plan-name';
import { Card, CardHeader } from '@/components/ui/card';
import { PageHeader } from '@/components/ui/page-header';
import { requireActor } from '@/lib/auth/current-actor';
import { listPlans } from '@/lib/catalog/queries';
import { env } from '@/lib/env';
import { type AppLocale, localePath } from '@/lib/i18n/routing';
import { webhookSecret } from '@/lib/provisioning/providers/signature';
import { readSettings } from '@/lib/provisioning/settings';
import { CloudTabs } from '../cloud-tabs';
import { renewSecretAction } from './actions';
import { ProvidersForm } from './providers-form';

type Props = { params: Promise<{ locale: AppLocale }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params;
  return { title: (await getTranslations({ locale, namespace: 'services' }))('providers.title') };
}

export default async function ProvidersPage({ params }: Props) {
  const { locale } = await params;
  setRequestLocale(locale);
  await requireActor('ADMIN');
  const [t, settings, plans] = await Promise.all([
    getTranslations('services.providers'),
    readSettings(),
    listPlans(),
  ]);
  return (
    <>
      <PageHeader title={t('title')} description={t('lead')} />
      <CloudTabs locale={locale} here="providers" />
      <div className="grid items-start gap-4 xl:grid-cols-2">
        <Card aria-labelledby="who-title">
          <CardHeader id="who-title" title={t('who')} />
          <ProvidersForm
            settings={settings}
            plans={plans.map(({ code, name }) => ({ code, name: planName({ code, name }, locale) ?? name }))}
          />
        </Card>
        <Card aria-labelledby="secret-title">
          <CardHeader id="secret-title" title={t('secret')} />
          <div className="space-y-4 p-4 text-sm">
            <p className="text-ink-muted">{t('secret_lead')}</p>
            <dl>
              <dt className="text-ink-muted">{t('callback')}</dt>
              <dd className="mt-0.5 font-mono text-xs [overflow-wrap:anywhere]">
                {`${env().APP_URL.replace(/\/$/, '')}/api/webhooks/provisioning`}
              </dd>
            </dl>
            <details>
              <summary className="tap cursor-pointer rounded-sm text-module">{t('show')}</summary>
              <code className="mt-2 block rounded-md bg-sunken px-3 py-2 text-xs [overflow-wrap:anywhere]">
                {webhookSecret(settings.secretVersion)}
              </code>
            </details>
            <div className="flex flex-wrap items-center justify-between gap-3">
              <a
                href={localePath(locale, '/docs/api/provisioning')}
                className="tap text-module underline underline-offset-2"
              >
                {t('docs')}
              </a>
              <ConfirmDialog
                trigger={t('renew')}
                title={t('renew_title')}
                description={t('renew_lead')}
                confirmLabel={t('renew')}
                cancelLabel={t('cancel')}
                action={renewSecretAction}
                values={{}}
                danger
              />
            </div>
          </div>
        </Card>
      </div>
    </>
  );
}

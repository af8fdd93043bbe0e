import { Workflow } from 'lucide-react';
import type { Metadata } from 'next';
import { getTranslations, setRequestLocale } from 'next-intl/server';
import { Badge } from '@/components/ui/badge';
import { Card, CardHeader } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { IntentLink } from '@/components/ui/intent-link';
import { PageHeader } from '@/components/ui/page-header';
import { RelativeTime } from '@/components/ui/relative-time';
import { requireActor } from '@/lib/auth/current-actor';
import { type AppLocale, localePath } from '@/lib/i18n/routing';
import { type Decision, latestDecisions } from '@/lib/quotes/automatic/queries';
import { readAutomation } from '@/lib/quotes/automatic/settings';
import { AutomationForm } from './automation-form';

type Props = { params: Promise<{ locale: AppLocale }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params;
  return { title: (await getTranslations({ locale, namespace: 'automation' }))('title') };
}

export default async function AutomationPage({ params }: Props) {
  const { locale } = await params;
  setRequestLocale(locale);
  const actor = await requireActor('ADMIN');
  const [t, settings, decisions] = await Promise.all([
    getTranslations('automation'),
    readAutomation(),
    latestDecisions(actor),
  ]);
  return (
    <>
      <PageHeader title={t('title')} description={t('lead')} />
      <div className="grid items-start gap-4 xl:grid-cols-2">
        <Card aria-labelledby="rules-title">
          <CardHeader id="rules-title" title={t('rules')} />
          <AutomationForm settings={settings} />
        </Card>
        <Card aria-labelledby="decisions-title">
          <CardHeader id="decisions-title" title={t('decisions')} />
          {decisions.length === 0 ? (
            <EmptyState icon={Workflow} title={t('none')}>
              {t('none_hint')}
            </EmptyState>
          ) : (
            <ul className="divide-y divide-line">
              {decisions.map((decision) => (
                <DecisionLine key={decision.requestId} decision={decision} locale={locale} />
              ))}
            </ul>
          )}
        </Card>
      </div>
    </>
  );
}

async function DecisionLine({ decision, locale }: { decision: Decision; locale: AppLocale }) {
  const t = await getTranslations('automation');
  const { outcome, quoteId, leadId, reference, at } = decision;
  const href = quoteId ? `/crm/quotes/${quoteId}` : leadId && `/crm/leads/${leadId}`;
  const isOurs = outcome === 'quoted' || outcome === 'pending';
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-1 px-4 py-2.5 text-sm">
      {href ? (
        <IntentLink
          href={localePath(locale, href)}
          className="tap tabular font-medium text-module underline underline-offset-2"
        >
          {reference}
        </IntentLink>
      ) : (
        <span className="tabular font-medium">{reference}</span>
      )}
      <Badge tone={outcome === 'quoted' ? 'success' : 'neutral'}>
        {t(isOurs ? `outcome.${outcome}` : 'outcome.person')}
      </Badge>
      {!isOurs && <span className="text-ink-muted">{t(`reason.${outcome}`)}</span>}
      <RelativeTime at={at} className="ml-auto text-xs text-ink-muted" />
    </li>
  );
}

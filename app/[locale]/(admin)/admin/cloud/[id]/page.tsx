import { ArrowLeft } from 'lucide-react';
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations, setRequestLocale } from 'next-intl/server';
import { Badge } from '@/components/ui/badge';
import { Card, CardHeader } from '@/components/ui/card';
import { IntentLink } from '@/components/ui/intent-link';
import { PageHeader } from '@/components/ui/page-header';
import { requireActor } from '@/lib/auth/current-actor';
import { type AppLocale, localePath } from '@/lib/i18n/routing';
import { findNode } from '@/lib/provisioning/queries';
import { LoadBars } from '../load-bars';
import { HoldsCard } from './holds-card';
import { NodeActions } from './node-actions';
import { NodeForm } from './node-form';

type Props = { params: Promise<{ locale: AppLocale; id: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params;
  const t = await getTranslations({ locale, namespace: 'cloud' });
  return { title: t('title') };
}

export default async function NodePage({ params }: Props) {
  const { locale, id } = await params;
  setRequestLocale(locale);
  const actor = await requireActor('ADMIN');
  const [t, found] = await Promise.all([getTranslations('cloud'), findNode(actor, id)]);
  if (!found) notFound();
  const { node, holds, more, removable } = found;
  return (
    <>
      <IntentLink
        href={localePath(locale, '/admin/cloud')}
        className="mb-1 inline-flex items-center gap-1 rounded-sm py-1 text-sm text-ink-muted hover:text-ink"
      >
        <ArrowLeft aria-hidden="true" className="size-4" /> {t('node.back')}
      </IntentLink>
      <PageHeader title={node.name} description={node.region}>
        <Badge tone={node.state === 'open' ? 'success' : 'warning'}>{t(`state.${node.state}`)}</Badge>
      </PageHeader>
      <div className="grid grid-cols-1 items-start gap-4 xl:grid-cols-2">
        <div className="space-y-4">
          <Card>
            <CardHeader title={t('node.load')}>
              <span className="tabular text-sm text-ink-muted">
                {t('nodes.overcommit', { cpu: node.cpu, percent: node.cpuOvercommitPercent })}
              </span>
            </CardHeader>
            <LoadBars loads={node.loads} className="p-4" />
          </Card>
          <Card>
            <CardHeader title={t('node.edit')} />
            <NodeForm node={node} />
            <NodeActions node={node} removable={removable} />
          </Card>
        </div>
        <HoldsCard holds={holds} more={more} locale={locale} />
      </div>
    </>
  );
}

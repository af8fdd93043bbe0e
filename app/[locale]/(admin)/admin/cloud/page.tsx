import { HardDrive } from 'lucide-react';
import type { Metadata } from 'next';
import { getTranslations, setRequestLocale } from 'next-intl/server';
import { Badge } from '@/components/ui/badge';
import { Card, CardHeader } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { IntentLink } from '@/components/ui/intent-link';
import { PageHeader } from '@/components/ui/page-header';
import { requireActor } from '@/lib/auth/current-actor';
import { type AppLocale, localePath } from '@/lib/i18n/routing';
import { listNodes, type NodeView } from '@/lib/provisioning/queries';
import { AddNodeDialog } from './add-node-dialog';
import { CloudTabs } from './cloud-tabs';
import { LoadBars } from './load-bars';

type Props = { params: Promise<{ locale: AppLocale }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params;
  const t = await getTranslations({ locale, namespace: 'cloud' });
  return { title: t('title') };
}

export default async function CloudPage({ params }: Props) {
  const { locale } = await params;
  setRequestLocale(locale);
  const actor = await requireActor('ADMIN');
  const [t, { nodes, open }] = await Promise.all([getTranslations('cloud'), listNodes(actor)]);
  return (
    <>
      <PageHeader title={t('title')} description={t('lead')}>
        <AddNodeDialog />
      </PageHeader>
      <CloudTabs locale={locale} here="nodes" />
      {nodes.length === 0 ? (
        <Card>
          <EmptyState icon={HardDrive} title={t('nodes.none')}>
            {t('nodes.noneHint')}
          </EmptyState>
        </Card>
      ) : (
        <div className="space-y-4">
          <Card>
            <CardHeader title={t('total.title')} />
            <div className="p-4">
              {open.cpu.total > 0 ? (
                <LoadBars loads={open} />
              ) : (
                <p className="text-sm text-ink-muted">{t('total.none')}</p>
              )}
            </div>
          </Card>
          <Card>
            <CardHeader title={t('nodes.title')}>
              <span className="tabular text-sm text-ink-muted">
                {t('nodes.count', { count: nodes.length })}
              </span>
            </CardHeader>
            <ul className="divide-y divide-line">
              {nodes.map((node) => (
                <NodeLine key={node.id} node={node} href={localePath(locale, `/admin/cloud/${node.id}`)} />
              ))}
            </ul>
          </Card>
        </div>
      )}
    </>
  );
}

async function NodeLine({ node, href }: { node: NodeView; href: string }) {
  const t = await getTranslations('cloud');
  return (
    <li className="relative space-y-3 px-4 py-3 hover:bg-sunken">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <IntentLink href={href} className="font-medium break-words after:absolute after:inset-0">
          {node.name}
        </IntentLink>
        <span className="text-sm text-ink-muted">{node.region}</span>
        <Badge tone={node.state === 'open' ? 'success' : 'warning'}>{t(`state.${node.state}`)}</Badge>
      </div>
      <LoadBars loads={node.loads} />
    </li>
  );
}

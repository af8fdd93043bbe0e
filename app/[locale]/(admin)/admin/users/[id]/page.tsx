import { ArrowLeft } from 'lucide-react';
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations, setRequestLocale } from 'next-intl/server';
import { Badge } from '@/components/ui/badge';
import { IntentLink } from '@/components/ui/intent-link';
import { PageHeader } from '@/components/ui/page-header';
import { listAudit } from '@/lib/audit/queries';
import { requireActor } from '@/lib/auth/current-actor';
import { type AppLocale, localePath } from '@/lib/i18n/routing';
import { canChangeAccess } from '@/lib/identity/policy';
import { getUser } from '@/lib/identity/queries';
import { UserStateBadge } from '../user-state-badge';
import { AbsencesCard } from './absences-card';
import { AccessCard } from './access-card';
import { HistoryCard } from './history-card';
import { SellerCard } from './seller-card';
import { SessionsCard } from './sessions-card';

type Props = { params: Promise<{ locale: AppLocale; id: string }> };

const HISTORY = 8;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale, id } = await params;
  const actor = await requireActor('ADMIN');
  const t = await getTranslations({ locale, namespace: 'admin' });
  const user = await getUser(actor, id);
  return { title: user ? `${user.name} · ${t('users.title')}` : t('users.title') };
}

export default async function UserPage({ params }: Props) {
  const { locale, id } = await params;
  setRequestLocale(locale);
  const actor = await requireActor('ADMIN');
  const [t, user, history] = await Promise.all([
    getTranslations('admin'),
    getUser(actor, id),
    listAudit(actor, { subject: 'user', id }, HISTORY),
  ]);
  if (!user) notFound();
  return (
    <>
      <IntentLink
        href={localePath(locale, '/admin/users')}
        className="mb-1 inline-flex items-center gap-1 rounded-sm py-1 text-sm text-ink-muted hover:text-ink"
      >
        <ArrowLeft aria-hidden="true" className="size-4" /> {t('users.title')}
      </IntentLink>
      <PageHeader title={user.name} description={user.email}>
        <Badge tone={user.role === 'CLIENT' ? 'neutral' : 'module'}>{t(`role.${user.role}`)}</Badge>
        <UserStateBadge state={user.state} />
      </PageHeader>
      <div className="grid grid-cols-1 items-start gap-4 xl:grid-cols-2">
        <div className="space-y-4">
          <AccessCard user={user} canChange={canChangeAccess(actor, user.id)} />
          <SessionsCard user={user} />
          <HistoryCard rows={history.rows} locale={locale} userId={user.id} />
        </div>
        {user.role !== 'CLIENT' && (
          <div className="space-y-4">
            {user.role === 'SELLER' && <SellerCard user={user} />}
            <AbsencesCard user={user} />
          </div>
        )}
      </div>
    </>
  );
}

import { getTranslations } from 'next-intl/server';
import { ConfirmDialog } from '@/components/form/confirm-dialog';
import { Card, CardHeader } from '@/components/ui/card';
import { RelativeTime } from '@/components/ui/relative-time';
import type { UserDetail } from '@/lib/identity/queries';
import { revokeSessionsAction } from '../actions';

/** Where somebody is signed in. */
export async function SessionsCard({ user }: { user: UserDetail }) {
  const t = await getTranslations('admin');
  return (
    <Card>
      <CardHeader title={t('sessions.title')}>
        {user.sessions.length > 0 && (
          <ConfirmDialog
            trigger={t('sessions.end')}
            title={t('sessions.endTitle', { name: user.name })}
            description={t('sessions.endBody')}
            confirmLabel={t('sessions.end')}
            cancelLabel={t('cancel')}
            action={revokeSessionsAction}
            values={{ userId: user.id }}
          />
        )}
      </CardHeader>
      {user.sessions.length === 0 ? (
        <p className="p-4 text-sm text-ink-muted">{t('sessions.none')}</p>
      ) : (
        <ul className="divide-y divide-line">
          {user.sessions.map(({ id, createdAt, ip, userAgent }) => (
            <li key={id} className="px-4 py-2">
              <p className="flex flex-wrap justify-between gap-x-3">
                <span className="tabular">{ip ?? t('sessions.noAddress')}</span>
                <RelativeTime at={createdAt} className="text-sm text-ink-muted" />
              </p>
              <p className="truncate text-sm text-ink-muted" title={userAgent ?? undefined}>
                {userAgent ?? t('sessions.noDevice')}
              </p>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}

import { getTranslations } from 'next-intl/server';
import { ConfirmDialog } from '@/components/form/confirm-dialog';
import { Card, CardHeader } from '@/components/ui/card';
import type { UserDetail } from '@/lib/identity/queries';
import { InlineAction } from '../../inline-action';
import { deactivateUserAction, reactivateUserAction, resendInvitationAction } from '../actions';
import { RoleForm } from './role-form';

type Props = { user: UserDetail; canChange: boolean };

/** What somebody may do, and whether they may come in at all. */
export async function AccessCard({ user, canChange }: Props) {
  const t = await getTranslations('admin');
  return (
    <Card>
      <CardHeader title={t('access.title')} />
      <div className="space-y-5 p-4">
        {canChange ? (
          <RoleForm userId={user.id} name={user.name} role={user.role} />
        ) : (
          <p>{t('access.self')}</p>
        )}
        {user.state === 'invited' && (
          <div>
            <p className="mb-2 text-sm text-ink-muted">{t('access.invited')}</p>
            <InlineAction action={resendInvitationAction} values={{ userId: user.id }}>
              {t('access.inviteAgain')}
            </InlineAction>
          </div>
        )}
        {canChange && <Activation user={user} />}
      </div>
    </Card>
  );
}

async function Activation({ user }: { user: UserDetail }) {
  const t = await getTranslations('admin');
  if (user.state === 'deactivated') {
    return (
      <div>
        <p className="mb-2 text-sm text-ink-muted">{t('access.closed')}</p>
        <InlineAction action={reactivateUserAction} values={{ userId: user.id }}>
          {t('access.reactivate')}
        </InlineAction>
      </div>
    );
  }
  return (
    <ConfirmDialog
      trigger={t('access.deactivate')}
      title={t('access.deactivateTitle', { name: user.name })}
      description={t('access.deactivateBody', { leads: user.openLeads })}
      confirmLabel={t('access.deactivate')}
      cancelLabel={t('cancel')}
      action={deactivateUserAction}
      values={{ userId: user.id }}
      danger
    />
  );
}

import { getFormatter, getTranslations } from 'next-intl/server';
import { Card, CardHeader } from '@/components/ui/card';
import type { UserDetail } from '@/lib/identity/queries';
import { InlineAction } from '../../inline-action';
import { removeAbsenceAction } from '../actions';
import { AbsenceForm } from './absence-form';

/** When somebody is away: no new lead goes to them meanwhile. */
export async function AbsencesCard({ user }: { user: UserDetail }) {
  const [t, format] = await Promise.all([getTranslations('admin'), getFormatter()]);
  const day = (at: Date) => format.dateTime(at, { dateStyle: 'medium', timeZone: user.timeZone });
  return (
    <Card>
      <CardHeader title={t('absences.title')} />
      {user.absences.length === 0 ? (
        <p className="px-4 pt-4 text-sm text-ink-muted">{t('absences.none')}</p>
      ) : (
        <ul className="divide-y divide-line">
          {user.absences.map(({ id, startsAt, endsAt, reason }) => (
            <li key={id} className="flex flex-wrap items-center justify-between gap-2 px-4 py-2">
              <span>
                {t('absences.range', { from: day(startsAt), to: day(new Date(endsAt.getTime() - 1)) })}
                {reason && <span className="block text-sm text-ink-muted">{reason}</span>}
              </span>
              <InlineAction action={removeAbsenceAction} values={{ absenceId: id }} variant="quiet">
                {t('absences.remove')}
              </InlineAction>
            </li>
          ))}
        </ul>
      )}
      <AbsenceForm userId={user.id} />
    </Card>
  );
}

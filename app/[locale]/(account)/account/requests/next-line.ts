import type { RequestStatus } from '@/lib/db/generated/enums';
import { useFormatter, useTranslations } from '@/lib/i18n/use-words';

type Dated = { status: RequestStatus; createdAt: Date; activatedAt: Date | null; cancelledAt: Date | null };

/** What happens next with a request, in a sentence. */
export function useNextLine(timeZone: string) {
  const t = useTranslations('account.next');
  const format = useFormatter();
  return ({ status, createdAt, activatedAt, cancelledAt }: Dated): string => {
    const since = { active: activatedAt, cancelled: cancelledAt, pending: null, processing: null }[status];
    return t(status, { date: format.dateTime(since ?? createdAt, { dateStyle: 'long', timeZone }) });
  };
}

import type { ReactNode } from 'react';
import { useFormatter, useTranslations } from '@/lib/i18n/use-words';
import type { QuoteVersionDetail } from '@/lib/quotes/queries/get-quote';
import { isDeclineReason } from '@/lib/quotes/status';

const TONES = { danger: 'bg-danger-soft text-danger', warning: 'bg-warning-soft text-warning' };

/** Why a version waits for nobody, or cannot be reached, and what can be done about it; nothing while all is well. */
export function StandingNotice({ version }: { version: QuoteVersionDetail }) {
  const t = useTranslations('quotes');
  const reasons = useTranslations('offer.decline.reasons');
  const format = useFormatter();
  const { status, declineReason, declineNote, closedAt, validUntil, hasLink } = version;
  if (status === 'declined')
    return (
      <Notice title={t('declined.title')} tone="danger">
        {isDeclineReason(declineReason) && closedAt && (
          <p>
            {t('declined.why', {
              reason: reasons(declineReason),
              date: format.dateTime(closedAt, { dateStyle: 'long' }),
            })}
          </p>
        )}
        {declineNote && <p className="mt-1 whitespace-pre-line">{declineNote}</p>}
      </Notice>
    );
  if (status === 'expired')
    return (
      <Notice title={t('expired.title')} tone="warning">
        <p>
          {t('expired.body', { date: format.dateTime(validUntil, { dateStyle: 'long', timeZone: 'UTC' }) })}
        </p>
      </Notice>
    );
  if (status === 'sent' && !hasLink)
    return (
      <Notice title={t('revoked.title')} tone="warning">
        <p>{t('revoked.body')}</p>
      </Notice>
    );
  return null;
}

type NoticeProps = { title: string; tone: keyof typeof TONES; children: ReactNode };

function Notice({ title, tone, children }: NoticeProps) {
  return (
    <div role="note" className={`rounded-lg px-4 py-3 text-sm [overflow-wrap:anywhere] ${TONES[tone]}`}>
      <p className="font-medium">{title}</p>
      {children}
    </div>
  );
}

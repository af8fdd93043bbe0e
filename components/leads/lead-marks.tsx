import { CalendarClock, Flag, MailQuestion } from 'lucide-react';
import { Badge } from '@/components/ui/badge';
import type { Priority } from '@/lib/db/generated/enums';
import { useTranslations } from '@/lib/i18n/use-words';

type Props = { priority: Priority; overdue: boolean; awaiting: boolean };

/** What a seller should notice about a lead; a medium priority is not worth a mark. */
export function LeadMarks({ priority, overdue, awaiting }: Props) {
  const t = useTranslations('leads');
  return (
    <>
      {priority !== 'medium' && (
        <Badge tone={priority === 'high' ? 'module' : 'neutral'} title={t(`priority_label.${priority}`)}>
          <Flag aria-hidden="true" className="size-3" />
          <span className="sr-only">{t(`priority_label.${priority}`)}</span>
          <span aria-hidden="true">{t(`priority.${priority}`)}</span>
        </Badge>
      )}
      {overdue && (
        <Badge tone="danger" title={t('overdue')}>
          <CalendarClock aria-hidden="true" className="size-3" />
          <span className="sr-only">{t('overdue')}</span>
          <span aria-hidden="true">{t('overdue_short')}</span>
        </Badge>
      )}
      {awaiting && (
        <Badge tone="warning" title={t('awaiting_hint')}>
          <MailQuestion aria-hidden="true" className="size-3" />
          {t('awaiting')}
        </Badge>
      )}
    </>
  );
}

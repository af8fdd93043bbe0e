import { CalendarClock, Flag, MailQuestion } from 'lucide-react';
import type { ReactNode } from 'react';
import { Badge } from '@/components/ui/badge';
import { Sprite, SpriteIcon } from '@/components/ui/sprite';
import type { Priority } from '@/lib/db/generated/enums';
import { useTranslations } from '@/lib/i18n/use-words';

type Props = { priority: Priority; overdue: boolean; awaiting: boolean };

/** For the sprite of a list with marks. */
export const MARK_ICONS = { flag: Flag, overdue: CalendarClock, awaiting: MailQuestion };

/** Draws what a seller should notice about a lead; a medium priority is not worth a mark. One for a whole list. */
export function useLeadMarks(): (marks: Props) => ReactNode {
  const t = useTranslations('leads');
  return ({ priority, overdue, awaiting }) => (
    <>
      {priority !== 'medium' && (
        <Badge tone={priority === 'high' ? 'module' : 'neutral'} title={t(`priority_label.${priority}`)}>
          <SpriteIcon name="flag" className="size-3" />
          <span className="sr-only">{t(`priority_label.${priority}`)}</span>
          <span aria-hidden="true">{t(`priority.${priority}`)}</span>
        </Badge>
      )}
      {overdue && (
        <Badge tone="danger" title={t('overdue')}>
          <SpriteIcon name="overdue" className="size-3" />
          <span className="sr-only">{t('overdue')}</span>
          <span aria-hidden="true">{t('overdue_short')}</span>
        </Badge>
      )}
      {awaiting && (
        <Badge tone="warning" title={t('awaiting_hint')}>
          <SpriteIcon name="awaiting" className="size-3" />
          {t('awaiting')}
        </Badge>
      )}
    </>
  );
}

/** The marks of one lead, with their icons. */
export function LeadMarks(marks: Props) {
  const draw = useLeadMarks();
  return (
    <>
      <Sprite icons={MARK_ICONS} />
      {draw(marks)}
    </>
  );
}

import type { DragStart, DragUpdate, DropResult } from '@hello-pangea/dnd';
import type { LeadStatus } from '@/lib/db/generated/enums';
import { useTranslations } from '@/lib/i18n/use-words';

type Place = { droppableId: string; index: number };

/** What a screen reader says during a drag. */
export function useDragAnnouncements(titleOf: (leadId: string) => string) {
  const t = useTranslations('pipeline.drag');
  const stage = useTranslations('leads.status');
  const place = ({ droppableId, index }: Place) => ({
    stage: stage(droppableId as LeadStatus),
    position: index + 1,
  });
  return {
    instructions: t('instructions'),
    lifted: (start: DragStart) => t('lifted', { title: titleOf(start.draggableId), ...place(start.source) }),
    over: (update: DragUpdate) => (update.destination ? t('over', place(update.destination)) : t('nowhere')),
    ended: (result: DropResult) => {
      const title = titleOf(result.draggableId);
      return result.destination && result.reason === 'DROP'
        ? t('dropped', { title, ...place(result.destination) })
        : t('cancelled', { title, ...place(result.source) });
    },
  };
}

import { Ban, Circle, CircleCheck, LoaderCircle, type LucideIcon } from 'lucide-react';
import { Badge, type Tone } from '@/components/ui/badge';
import type { RequestStatus as Status } from '@/lib/db/generated/enums';
import { useTranslations } from '@/lib/i18n/use-words';

const LOOK: Record<Status, { icon: LucideIcon; tone: Tone }> = {
  pending: { icon: Circle, tone: 'warning' },
  processing: { icon: LoaderCircle, tone: 'module' },
  active: { icon: CircleCheck, tone: 'success' },
  cancelled: { icon: Ban, tone: 'neutral' },
};

/** Where a request stands, in a word. */
export function RequestStatus({ status }: { status: Status }) {
  const t = useTranslations('dashboard.status');
  const { icon: Icon, tone } = LOOK[status];
  return (
    <Badge tone={tone}>
      <Icon aria-hidden="true" className="size-3" /> {t(status)}
    </Badge>
  );
}

import { Ban, CircleCheck, CircleDashed, LoaderCircle, type LucideIcon } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Badge, type Tone } from '@/components/ui/badge';
import type { RequestStatus as Status } from '@/lib/db/generated/enums';

const LOOK: Record<Status, { icon: LucideIcon; tone: Tone }> = {
  pending: { icon: CircleDashed, tone: 'warning' },
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

import {
  Circle,
  CircleCheck,
  CirclePause,
  CircleX,
  LoaderCircle,
  type LucideIcon,
  Power,
} from 'lucide-react';
import { Badge, type Tone } from '@/components/ui/badge';
import type { ServiceState as State } from '@/lib/db/generated/enums';
import { useTranslations } from '@/lib/i18n/use-words';

const LOOK: Record<State, { icon: LucideIcon; tone: Tone }> = {
  pending: { icon: Circle, tone: 'warning' },
  provisioning: { icon: LoaderCircle, tone: 'module' },
  active: { icon: CircleCheck, tone: 'success' },
  failed: { icon: CircleX, tone: 'danger' },
  suspended: { icon: CirclePause, tone: 'warning' },
  terminated: { icon: Power, tone: 'neutral' },
};

/** Where a service stands. */
export function ServiceState({ state }: { state: State }) {
  const t = useTranslations('services.state');
  const { icon: Icon, tone } = LOOK[state];
  return (
    <Badge tone={tone}>
      <Icon aria-hidden="true" className="size-3" /> {t(state)}
    </Badge>
  );
}

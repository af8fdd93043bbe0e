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
import { Sprite, SpriteIcon } from '@/components/ui/sprite';
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

const ICONS = Object.fromEntries(Object.entries(LOOK).map(([state, { icon }]) => [state, icon]));

/** What the states on the lines of a list point at. */
export function ServiceStateIcons() {
  return <Sprite icons={ICONS} />;
}

/** Where a service stands; on one of many lines its icon is the list's. */
export function ServiceState({ state, isListed = false }: { state: State; isListed?: boolean }) {
  const t = useTranslations('services.state');
  const { icon: Icon, tone } = LOOK[state];
  return (
    <Badge tone={tone}>
      {isListed ? (
        <SpriteIcon name={state} className="size-3" />
      ) : (
        <Icon aria-hidden="true" className="size-3" />
      )}{' '}
      {t(state)}
    </Badge>
  );
}

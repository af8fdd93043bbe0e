import { Badge, type Tone } from '@/components/ui/badge';
import { useTranslations } from '@/lib/i18n/use-words';
import type { UserState } from '@/lib/identity/queries';

const TONES: Record<UserState, Tone> = { active: 'success', invited: 'warning', deactivated: 'danger' };

export function UserStateBadge({ state }: { state: UserState }) {
  const t = useTranslations('admin');
  return <Badge tone={TONES[state]}>{t(`users.states.${state}`)}</Badge>;
}

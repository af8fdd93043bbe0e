import { Badge, type Tone } from '@/components/ui/badge';
import type { LeadStatus } from '@/lib/db/generated/enums';
import { useTranslations } from '@/lib/i18n/use-words';

const TONES: Record<LeadStatus, Tone> = {
  new: 'module',
  contacted: 'neutral',
  qualified: 'neutral',
  proposal: 'neutral',
  won: 'success',
  lost: 'danger',
};

export function StageBadge({ status }: { status: LeadStatus }) {
  const t = useTranslations('leads.status');
  return <Badge tone={TONES[status]}>{t(status)}</Badge>;
}

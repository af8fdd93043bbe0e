import type { ReactNode } from 'react';
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

/** Draws stages as badges: one for a whole list. */
export function useStageBadge(): (status: LeadStatus) => ReactNode {
  const t = useTranslations('leads.status');
  return (status) => <Badge tone={TONES[status]}>{t(status)}</Badge>;
}

/** One such stage. */
export function StageBadge({ status }: { status: LeadStatus }) {
  return useStageBadge()(status);
}

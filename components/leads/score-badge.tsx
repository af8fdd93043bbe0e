import type { ReactNode } from 'react';
import { Badge, type Tone } from '@/components/ui/badge';
import type { Priority } from '@/lib/db/generated/enums';
import { useTranslations } from '@/lib/i18n/use-words';
import { priorityOf } from '@/lib/leads/scoring';

const TONES: Record<Priority, Tone> = { high: 'success', medium: 'neutral', low: 'neutral' };

/** Draws scores as a figure and a word; the same steps that give a new lead its priority. One for a whole list. */
export function useScoreBadge(): (score: number) => ReactNode {
  const t = useTranslations('leads');
  return (score) => {
    const band = priorityOf(score);
    return (
      <Badge tone={TONES[band]} title={t('score_title', { score })}>
        <span className="tabular">{score}</span> {t(`score_band.${band}`)}
      </Badge>
    );
  };
}

/** One such score. */
export function ScoreBadge({ score }: { score: number }) {
  return useScoreBadge()(score);
}

import { Card, CardHeader } from '@/components/ui/card';
import { useTranslations } from '@/lib/i18n/use-words';
import type { LeadDetail } from '@/lib/leads/queries/get-lead';
import { type ScoreRule, scoreRaises } from '@/lib/leads/scoring';
import { readScorePoints } from '@/lib/leads/stored-reasons';

const RAISES_SHOWN = 3;

/** The score point by point, adding up to itself, and what would raise it most. */
export function ScoreCard({ lead }: { lead: LeadDetail }) {
  const t = useTranslations('leads');
  const points = readScorePoints(lead.scorePoints);
  const kind = lead.serviceRequest ? 'service' : 'hosting';
  const raises = lead.score < 100 ? scoreRaises(kind, points).slice(0, RAISES_SHOWN) : [];
  const label = (rule: ScoreRule) => (t.has(`score.${rule}`) ? t(`score.${rule}`) : rule);
  return (
    <Card aria-labelledby="score-title">
      <CardHeader id="score-title" title={t('detail.score')} />
      <div className="p-4 text-sm">
        <ul className="space-y-1">
          {points.map(({ rule, points: value }) => (
            <li key={rule} className="flex items-baseline justify-between gap-3">
              <span className="text-ink-muted">{label(rule)}</span>
              <span className={`tabular shrink-0 ${value < 0 ? 'text-danger' : ''}`}>
                {value > 0 ? `+${value}` : `−${Math.abs(value)}`}
              </span>
            </li>
          ))}
          <li className="flex items-baseline justify-between gap-3 border-t border-line pt-1.5 font-semibold">
            <span>{t('detail.score_sum')}</span>
            <span className="tabular">{lead.score} / 100</span>
          </li>
        </ul>
        {raises.length > 0 && (
          <>
            <h3 className="mt-4 mb-1 text-xs font-medium tracking-normal text-ink-muted">
              {t('detail.score_raise')}
            </h3>
            <ul className="space-y-1">
              {raises.map(({ rule, points: value }) => (
                <li key={rule} className="flex items-baseline justify-between gap-3">
                  <span className="text-ink-muted">{t(`score.raise.${rule}`)}</span>
                  <span className="tabular shrink-0 text-xs text-ink-muted">
                    {t('detail.up_to', { points: value })}
                  </span>
                </li>
              ))}
            </ul>
          </>
        )}
      </div>
    </Card>
  );
}

import { Card, CardHeader } from '@/components/ui/card';
import { useFormatter, useTranslations } from '@/lib/i18n/use-words';
import type { LeadDetail } from '@/lib/leads/queries/get-lead';
import { DealDialog } from './deal-dialog';
import { Fact, Facts } from './facts';

/** What it is worth, how likely it is, and when. */
export function DealCard({ lead }: { lead: LeadDetail }) {
  const t = useTranslations('leads');
  const format = useFormatter();
  const { currency } = lead;
  const value = format.number(lead.estimatedValueCents / 100, { style: 'currency', currency });
  return (
    <Card aria-labelledby="deal-title">
      <CardHeader id="deal-title" title={t('detail.value')}>
        <DealDialog
          deal={{
            id: lead.id,
            version: lead.version,
            estimatedValueCents: lead.estimatedValueCents,
            priority: lead.priority,
            expectedCloseDate: lead.expectedCloseDate?.toISOString().slice(0, 10) ?? '',
          }}
        />
      </CardHeader>
      <div className="p-4">
        <Facts>
          <Fact label={t(lead.status === 'won' ? 'detail.won_value' : 'detail.estimated')}>
            <span className="tabular">{t('value_period', { value })}</span>
          </Fact>
          <Fact label={t('detail.probability')}>
            <span className="tabular">{format.number(lead.probability / 100, { style: 'percent' })}</span>
          </Fact>
          <Fact label={t('detail.close_date')}>
            {lead.expectedCloseDate
              ? format.dateTime(lead.expectedCloseDate, { dateStyle: 'medium', timeZone: 'UTC' })
              : t('detail.no_date')}
          </Fact>
          <Fact label={t('detail.priority')}>{t(`priority.${lead.priority}`)}</Fact>
        </Facts>
      </div>
    </Card>
  );
}

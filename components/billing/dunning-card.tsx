import { Card, CardHeader } from '@/components/ui/card';
import { parisDay } from '@/lib/billing/days';
import type { InvoiceDetail } from '@/lib/billing/get-invoice';
import { useTranslations } from '@/lib/i18n/use-words';
import { useBillingWords } from './use-billing-words';

/** What was done about an unpaid invoice, and what comes next if it stays so. */
export function DunningCard({ invoice }: { invoice: InvoiceDetail }) {
  const t = useTranslations('billing.page');
  const { day } = useBillingWords();
  const { dunning, plannedSteps } = invoice;
  if (dunning.length + plannedSteps.length === 0) return null;
  const done = dunning.map(({ id, kind, at }) => ({
    key: id,
    kind,
    when: t('stepDone', { day: day(new Date(parisDay(at))) }),
  }));
  const ahead = plannedSteps.map(({ kind, on }) => ({
    key: `${kind} ${on.toISOString()}`,
    kind,
    when: t('stepNext', { day: day(on) }),
  }));
  return (
    <Card aria-labelledby="dunning">
      <CardHeader id="dunning" title={t(done.length > 0 ? 'steps' : 'nextSteps')} />
      <ol className="space-y-1.5 px-4 py-3 text-sm">
        {[...done, ...ahead].map(({ key, kind, when }, index) => (
          <li
            key={key}
            className={`flex flex-wrap justify-between gap-x-4 ${index < done.length ? '' : 'text-ink-muted'}`}
          >
            <span>{t(`step.${kind}`)}</span>
            <span>{when}</span>
          </li>
        ))}
      </ol>
    </Card>
  );
}

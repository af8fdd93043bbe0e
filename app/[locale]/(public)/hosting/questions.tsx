import type { HostingLabels } from '@/components/catalog/plan-facts';
import { fill } from '@/lib/i18n/fill';

const QUESTIONS = ['pay', 'commit', 'change', 'domain', 'cancel', 'vat'] as const;

type Props = { labels: HostingLabels['questions']; yearlyMonths: number };

/** What people ask before they order, answered where they compare. */
export function Questions({ labels, yearlyMonths }: Props) {
  return (
    <section className="mt-14 grid gap-x-12 gap-y-4 lg:grid-cols-[16rem_minmax(0,1fr)]">
      <h2 className="text-lg font-semibold">{labels.title}</h2>
      <div className="divide-y divide-line rounded-lg border border-line bg-surface">
        {QUESTIONS.map((key) => (
          <details key={key} className="group/question">
            <summary className="flex list-none items-center justify-between gap-4 rounded-md px-5 py-3.5 font-medium hover:bg-canvas [&::-webkit-details-marker]:hidden">
              {labels[key].question}
              <svg
                aria-hidden="true"
                viewBox="0 0 16 16"
                fill="none"
                className="size-4 shrink-0 text-ink-muted transition-transform group-open/question:rotate-180"
              >
                <path d="m4 6 4 4 4-4" stroke="currentColor" strokeWidth="1.6" strokeLinecap="round" />
              </svg>
            </summary>
            <p className="max-w-prose px-5 pb-4 text-ink-muted">
              {fill(labels[key].answer, { months: yearlyMonths })}
            </p>
          </details>
        ))}
      </div>
    </section>
  );
}

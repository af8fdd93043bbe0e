import { fill } from '@/lib/i18n/fill';
import type { Messages } from '@/lib/i18n/messages';
import type { AppLocale } from '@/lib/i18n/routing';
import type { OpenOffer } from '@/lib/quotes/queries/open-offer';

type Props = { questions: OpenOffer['questions']; labels: Messages['offer']; locale: AppLocale };

/** What the client asked about this quote, and what they were answered. */
export function Questions({ questions, labels: { ask }, locale }: Props) {
  if (questions.length === 0) return null;
  const date = (at: Date) =>
    new Intl.DateTimeFormat(locale, {
      dateStyle: 'medium',
      timeStyle: 'short',
      timeZone: 'Europe/Paris',
    }).format(at);
  return (
    <ul aria-label={ask.yours} className="mb-5 space-y-3 text-sm">
      {questions.map(({ id, question, askedAt, answer, answeredAt, answeredBy }) => (
        <li key={id} className="rounded-lg border border-line bg-surface px-4 py-3">
          <p className="text-xs text-ink-muted">{fill(ask.asked, { date: date(askedAt) })}</p>
          <p className="whitespace-pre-line [overflow-wrap:anywhere]">{question}</p>
          {answer && answeredAt ? (
            <div className="mt-2 border-l-2 border-module pl-3">
              <p className="text-xs text-ink-muted">
                {fill(ask.answered, { name: answeredBy?.name ?? '', date: date(answeredAt) })}
              </p>
              <p className="whitespace-pre-line [overflow-wrap:anywhere]">{answer}</p>
            </div>
          ) : (
            <p className="mt-1 text-xs text-ink-muted">{ask.waiting}</p>
          )}
        </li>
      ))}
    </ul>
  );
}

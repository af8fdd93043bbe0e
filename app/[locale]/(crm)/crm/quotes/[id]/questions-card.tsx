import { Card, CardHeader } from '@/components/ui/card';
import { RelativeTime } from '@/components/ui/relative-time';
import { useTranslations } from '@/lib/i18n/use-words';
import type { QuoteQuestionDetail } from '@/lib/quotes/queries/get-quote';
import { AnswerForm } from './answer-form';

/** What the client asked, the latest first; what waits can be answered here. */
export function QuestionsCard({ questions }: { questions: readonly QuoteQuestionDetail[] }) {
  const t = useTranslations('quotes.questions');
  return (
    <Card aria-labelledby="questions-title">
      <CardHeader id="questions-title" title={t('title')} />
      {questions.length === 0 ? (
        <p className="p-4 text-sm text-ink-muted">{t('none')}</p>
      ) : (
        <ul className="divide-y divide-line text-sm">
          {questions.map((one) => (
            <li key={one.id} className="px-4 py-3">
              <p className="text-xs text-ink-muted">
                <RelativeTime at={one.askedAt} />
              </p>
              <p className="whitespace-pre-line [overflow-wrap:anywhere]">{one.question}</p>
              {one.answer && one.answeredAt ? (
                <div className="mt-2 border-l-2 border-module pl-3">
                  <p className="text-xs text-ink-muted">
                    {one.answeredBy?.name} · <RelativeTime at={one.answeredAt} />
                  </p>
                  <p className="whitespace-pre-line [overflow-wrap:anywhere]">{one.answer}</p>
                </div>
              ) : (
                <AnswerForm questionId={one.id} />
              )}
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}

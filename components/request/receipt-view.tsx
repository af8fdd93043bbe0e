import type { ReactNode } from 'react';
import { buttonStyle } from '@/components/ui/button-style';
import { fill } from '@/lib/i18n/fill';
import type { Messages } from '@/lib/i18n/messages';
import { type AppLocale, localePath } from '@/lib/i18n/routing';
import type { Receipt } from '@/lib/orders/receipt';

type Words = Pick<
  Messages['order']['received'],
  'title' | 'lead' | 'reference' | 'sent_at' | 'next' | 'steps' | 'follow' | 'back' | 'active' | 'cancelled'
>;

type Props = {
  receipt: Receipt;
  words: Words;
  locale: AppLocale;
  backTo: string;
  /** What was asked for. */
  children: ReactNode;
};

/** The page after sending: the reference, what happens next in order, and where to follow it. */
export function ReceiptView({ receipt, words, locale, backTo, children }: Props) {
  const date = new Intl.DateTimeFormat(locale, {
    dateStyle: 'long',
    timeStyle: 'short',
    timeZone: 'Europe/Paris',
  }).format(receipt.createdAt);
  const settled = receipt.status === 'active' || receipt.status === 'cancelled' ? receipt.status : null;
  return (
    <div className="container-page max-w-4xl! py-10 md:py-14">
      <h1 className="text-xl font-semibold">{words.title}</h1>
      <p className="mt-2 text-ink-muted">{words.lead}</p>
      <div className="mt-5 flex flex-wrap items-baseline gap-x-6 gap-y-1 rounded-lg border border-line bg-surface px-5 py-4">
        <span className="text-sm text-ink-muted">{words.reference}</span>{' '}
        <strong className="text-lg font-semibold select-all">{receipt.reference}</strong>{' '}
        <span className="text-sm text-ink-muted sm:ml-auto">{fill(words.sent_at, { date })}</span>
      </div>
      <div className="mt-8 grid items-start gap-8 md:grid-cols-[minmax(0,1fr)_20rem]">
        <section>
          <h2 className="text-md font-semibold">{words.next}</h2>
          {settled && <p className="mt-2">{words[settled]}</p>}
          <ol className="mt-4 space-y-5">
            {receipt.nextSteps.map((step, index) => (
              <li key={step} className="flex gap-3">
                <span
                  aria-hidden="true"
                  className="tabular inline-flex size-6 shrink-0 items-center justify-center rounded-full bg-module-soft text-xs font-semibold text-module-strong"
                >
                  {index + 1}
                </span>
                <div>
                  <h3 className="font-medium">{words.steps[step].title}</h3>
                  <p className="mt-0.5 text-ink-muted">{words.steps[step].body}</p>
                </div>
              </li>
            ))}
          </ol>
          <p className="mt-7 flex flex-wrap gap-3">
            <a
              href={localePath(locale, '/account/requests')}
              className={`${buttonStyle('primary')} max-sm:w-full`}
            >
              {words.follow}
            </a>
            <a href={localePath(locale, backTo)} className={`${buttonStyle('secondary')} max-sm:w-full`}>
              {words.back}
            </a>
          </p>
        </section>
        {children}
      </div>
    </div>
  );
}

import { daysBetween } from '@/lib/billing/days';
import { fill, fillPlural } from '@/lib/i18n/fill';
import { messagesOf } from '@/lib/i18n/messages';
import type { AppLocale } from '@/lib/i18n/routing';
import { dayInParis } from '@/lib/quotes/expiry';
import type { OpenOffer } from '@/lib/quotes/queries/open-offer';

type Props = { offer: OpenOffer; pdf: string; locale: AppLocale; today: Date };

/** Which quote, for whom, from whom, and until when. */
export function OfferHead({ offer, pdf, locale, today }: Props) {
  const { version, reference, sellerName } = offer;
  const labels = messagesOf(locale).offer;
  const validUntil = version.validUntil.toISOString().slice(0, 10);
  const left = daysBetween(dayInParis(today), validUntil);
  const day = (date: Date, timeZone: string) =>
    new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone }).format(date);
  const from = version.seller?.name ? `${sellerName}, ${version.seller.name}` : sellerName;
  return (
    <header>
      <p className="text-sm text-ink-muted">
        {fill(labels.prepared, { date: day(version.sentAt ?? version.createdAt, 'Europe/Paris') })}
        {version.number > 1 && `, ${fill(labels.version, { number: version.number })}`}
      </p>
      <h1 className="mt-1 text-xl font-semibold sm:text-2xl">
        {/* A reference is read as one word. */}
        {fill(labels.title, { reference: reference.replaceAll('-', '\u2011') })}
      </h1>
      <p className="mt-2 text-ink-muted [overflow-wrap:anywhere]">
        {fill(labels.for, { name: version.buyerCompany ?? version.buyerName })}
        <br />
        {fill(labels.from, { name: from })}
      </p>
      <div className="mt-4 flex flex-wrap items-center gap-x-4 gap-y-2 text-sm">
        {version.status === 'sent' && (
          <p className="rounded-md bg-sunken px-3 py-1.5">
            {fill(labels.valid_until, { date: day(version.validUntil, 'UTC') })}
            <span className={left <= 3 ? 'font-medium text-warning' : 'text-ink-muted'}>
              {' · '}
              {left <= 0 ? labels.last_day : fillPlural(locale, labels.days_left, left)}
            </span>
          </p>
        )}
        <a href={pdf} className="tap text-module underline underline-offset-4">
          {labels.download}
        </a>
      </div>
    </header>
  );
}

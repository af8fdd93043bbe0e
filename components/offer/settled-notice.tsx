import { buttonStyle } from '@/components/ui/button-style';
import { fill } from '@/lib/i18n/fill';
import type { Messages } from '@/lib/i18n/messages';
import { type AppLocale, localePath } from '@/lib/i18n/routing';
import type { OpenOffer } from '@/lib/quotes/queries/open-offer';

type Props = { offer: OpenOffer; labels: Messages['offer']; locale: AppLocale };

/** What became of a quote that waits for no answer any more, and what comes next; nothing while it is open. */
export function SettledNotice({ offer, labels, locale }: Props) {
  const { version, acceptance } = offer;
  const { state } = labels;
  const date = (at: Date | null) =>
    at
      ? new Intl.DateTimeFormat(locale, {
          dateStyle: 'long',
          timeStyle: 'short',
          timeZone: 'Europe/Paris',
        }).format(at)
      : '';
  const day = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' });
  if (version.status === 'accepted' && acceptance) {
    const invoice = acceptance.invoiceNumber ?? '';
    const next = offer.lead.hostingRequestId ? state.accepted[version.terms] : state.accepted.service;
    return (
      <div role="status" className="mt-6 rounded-xl border border-success/40 bg-success-soft p-4 sm:p-6">
        <h2 className="text-lg font-semibold text-success">{state.accepted.title}</h2>
        <p className="mt-1">
          {fill(state.accepted.body, { date: date(acceptance.acceptedAt), name: acceptance.signerName })}
        </p>
        <h3 className="mt-4 font-medium">{state.accepted.next}</h3>
        <p className="mt-1">{fill(next, { invoice })}</p>
        <a href={localePath(locale, '/account')} className={`${buttonStyle('primary')} mt-4 max-sm:w-full`}>
          {state.accepted.follow}
        </a>
        <p className="mt-4 text-xs [overflow-wrap:anywhere] text-ink-muted">
          {state.accepted.print}
          <br />
          {acceptance.documentSha256}
        </p>
      </div>
    );
  }
  if (version.status !== 'declined' && version.status !== 'expired') return null;
  const words = state[version.status];
  const when = version.status === 'declined' ? date(version.closedAt) : day.format(version.validUntil);
  return (
    <div role="status" className="mt-6 rounded-xl border border-line bg-sunken p-4 sm:p-6">
      <h2 className="text-lg font-semibold">{words.title}</h2>
      <p className="mt-1">{fill(words.body, { date: when })}</p>
    </div>
  );
}

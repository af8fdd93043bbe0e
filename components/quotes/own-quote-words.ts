import { useLocale } from 'next-intl';
import { planName } from '@/components/requests/plan-name';
import { useFormatter, useTranslations } from '@/lib/i18n/use-words';
import type { OwnQuote } from '@/lib/quotes/queries/own-quotes';

/** What a quote is about, for which domain, and until or since when it stands as it does, in a few words each. */
export function useQuoteWords(timeZone: string) {
  const t = useTranslations('account.quotes');
  const locale = useLocale();
  const format = useFormatter();
  const day = (date: Date, zone: string) => format.dateTime(date, { dateStyle: 'medium', timeZone: zone });
  const what = ({ configuration, firstLabel }: OwnQuote): string => {
    if (!configuration) return firstLabel ?? t('service');
    const name = planName({ code: configuration.plan, name: configuration.plan }, locale);
    const servers = configuration.quantity > 1 ? t('servers', { count: configuration.quantity }) : null;
    return [name, servers].filter(Boolean).join(' · ');
  };
  const when = ({ state, validUntil, sentAt, closedAt }: OwnQuote): string => {
    const until = { date: day(validUntil, 'UTC') };
    const since = { date: day(closedAt ?? sentAt, timeZone) };
    return t(`when.${state}`, state === 'accepted' || state === 'declined' ? since : until);
  };
  return { what, when };
}

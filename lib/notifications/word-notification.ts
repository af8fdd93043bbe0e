import 'server-only';
import { getFormatter, getTranslations } from 'next-intl/server';
import type { Actor } from '@/lib/auth/actor';
import { type AppLocale, localePath } from '@/lib/i18n/routing';
import { formatMoney } from '@/lib/money';
import { factsOf, type NotificationFacts, wordingOf } from './kinds';
import type { NotificationRow } from './queries';

/** A notification in the reader's words, ready to show. */
export type WordedNotification = {
  id: string;
  title: string;
  detail: string | null;
  href: string;
  isRead: boolean;
  at: string;
};

type Reader = Pick<Actor, 'timeZone'>;

/** Words a page of notifications in one language; an unknown kind gets a plain line that still leads there. */
export async function wordNotifications(
  rows: readonly NotificationRow[],
  reader: Reader,
  locale: AppLocale,
): Promise<WordedNotification[]> {
  const [t, leads, services, format] = await Promise.all([
    getTranslations({ locale, namespace: 'notifications' }),
    getTranslations({ locale, namespace: 'leads' }),
    getTranslations({ locale, namespace: 'services' }),
    getFormatter({ locale }),
  ]);

  const label = (group: 'status', value: string) => {
    const key = `${group}.${value}` as Parameters<typeof leads>[0];
    return leads.has(key) ? leads(key) : value;
  };
  const stepName = (value: string) => {
    const key = `doing.${value}` as Parameters<typeof services>[0];
    return services.has(key) ? services(key) : value;
  };
  const timeOf = (value: string) => {
    const date = new Date(value);
    if (Number.isNaN(date.getTime())) return value;
    return format.dateTime(date, { dateStyle: 'medium', timeStyle: 'short', timeZone: reader.timeZone });
  };
  const shown = (facts: NotificationFacts): Record<string, string> => {
    const text = Object.fromEntries(Object.entries(facts).map(([name, value]) => [name, String(value)]));
    const { valueCents, currency } = facts;
    const hasValue = typeof valueCents === 'number' && typeof currency === 'string';
    return {
      ...EMPTY,
      ...text,
      from: label('status', text.from ?? ''),
      to: label('status', text.to ?? ''),
      at: text.at ? timeOf(text.at) : '',
      step: text.step ? stepName(text.step) : '',
      value: hasValue ? formatMoney(valueCents, currency, locale) : '',
    };
  };

  return rows.map((row) => {
    const facts = factsOf(row.data);
    const wording = wordingOf(row.kind, facts);
    const values = shown(facts);
    const detail = wording ? t(`kinds.${wording}.detail`, values).trim() : '';
    return {
      id: row.id,
      title: wording ? t(`kinds.${wording}.title`, values) : values.title || t('unknown'),
      detail: detail || null,
      href: localePath(locale, row.href),
      isRead: row.readAt !== null,
      at: row.createdAt.toISOString(),
    };
  });
}

/** Every value a wording names, so that a fact its writer left out is a blank, not an error. */
const EMPTY = {
  title: '',
  reference: '',
  score: '',
  by: '',
  toName: '',
  note: 'none',
  activity: '',
  job: '',
  ordinal: '',
  address: 'none',
  step: '',
  ask: '',
  question: '',
  name: '',
  reason: 'other',
  percent: '',
};

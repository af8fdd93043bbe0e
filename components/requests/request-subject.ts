import type { AppLocale } from '@/lib/i18n/routing';
import type { ListedRequest } from '@/lib/orders/listed-request';
import { planName } from './plan-name';

type Words = {
  service: (kind: NonNullable<ListedRequest['serviceKind']>) => string;
  quantity: (count: number) => string;
};

/** What a request is about, in one line: “Professional × 2, exemple.fr”, “Migration : trois sites”. */
export function requestSubject(
  row: ListedRequest,
  locale: AppLocale,
  words: Words,
): { main: string; more: string } {
  if (row.serviceKind) return { main: words.service(row.serviceKind), more: row.need ?? '' };
  const name = planName({ code: row.planCode, name: row.planName }, locale) ?? '';
  const quantity = row.quantity && row.quantity > 1 ? ` ${words.quantity(row.quantity)}` : '';
  return { main: `${name}${quantity}`, more: row.domain ?? '' };
}

import { planWords } from '@/components/catalog/plan-facts';
import { messagesOf } from '@/lib/i18n/messages';
import type { AppLocale } from '@/lib/i18n/routing';

/** A plan's name in the reader's language; null when there is no plan. */
export function planName(
  plan: { code: string | null; name: string | null },
  locale: AppLocale,
): string | null {
  if (plan.code === null || plan.name === null) return plan.name;
  const catalogued = { code: plan.code, name: plan.name, description: null, features: null };
  return planWords(catalogued, messagesOf(locale).hosting).name;
}

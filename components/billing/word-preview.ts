import { randomUUID } from 'node:crypto';
import type { getTranslations } from 'next-intl/server';
import type { ChangeAsked } from '@/lib/billing/subscription-page';

type Errors = Awaited<ReturnType<typeof getTranslations<'errors'>>>;

/** What is asked for and why there is no offer for it, in words, with those of each field. */
export function wordPreview(errors: Errors, preview: ChangeAsked | null): WordedPreview | null {
  if (!preview) return null;
  const word = (code: string, params = {}) => errors(code as Parameters<Errors>[0], params);
  const { issues, refusal, ...asked } = preview;
  return {
    ...asked,
    once: randomUUID(),
    refusal: refusal && word(refusal),
    fieldErrors: Object.fromEntries(issues.map(({ field, code, params }) => [field, word(code, params)])),
  };
}

export type WordedPreview = Omit<ChangeAsked, 'issues'> & {
  fieldErrors: Record<string, string>;
  /** Of this very page: its confirmation clicked twice is one change, also before its script has come. */
  once: string;
};

'use server';

import { refresh } from 'next/cache';
import { after } from 'next/server';
import { getTranslations } from 'next-intl/server';
import { publicAction } from '@/lib/form-action';
import { acceptQuote } from '@/lib/quotes/commands/accept-quote';
import { declineQuote } from '@/lib/quotes/commands/decline-quote';
import { askQuestion } from '@/lib/quotes/commands/questions';
import { quoteHints } from '@/lib/quotes/hints';
import { acceptQuoteSchema, askQuestionSchema, declineQuoteSchema } from '@/lib/quotes/schema';
import { publish } from '@/lib/realtime/publish';

export const acceptQuoteAction = publicAction(
  { name: 'quote-accept', count: 30, seconds: 600 },
  acceptQuoteSchema,
  async ({ actor, ip, userAgent }, input) => {
    const accepted = await acceptQuote({ actor, ip, userAgent }, input);
    if (!accepted.repeated) after(() => publish(quoteHints(accepted)));
    refresh();
    return undefined;
  },
);

export const declineQuoteAction = publicAction(
  { name: 'quote-decline', count: 30, seconds: 600 },
  declineQuoteSchema,
  async ({ actor }, input) => {
    const change = await declineQuote(input, actor);
    after(() => publish(quoteHints(change)));
    refresh();
    return undefined;
  },
);

export const askQuestionAction = publicAction(
  { name: 'quote-question', count: 20, seconds: 3_600 },
  askQuestionSchema,
  async ({ actor, locale }, input) => {
    const change = await askQuestion(input, actor);
    after(() => publish(quoteHints(change)));
    refresh();
    const t = await getTranslations({ locale, namespace: 'offer' });
    return { message: t('ask.sent') };
  },
);

'use server';

import { redirect } from 'next/navigation';
import { after } from 'next/server';
import { getTranslations } from 'next-intl/server';
import { staffAction } from '@/lib/form-action';
import { localePath } from '@/lib/i18n/routing';
import { createQuote } from '@/lib/quotes/commands/create-quote';
import { answerQuestion } from '@/lib/quotes/commands/questions';
import { abandonDraft, reviseQuote } from '@/lib/quotes/commands/revise-quote';
import { saveDraft } from '@/lib/quotes/commands/save-draft';
import { sendQuote } from '@/lib/quotes/commands/send-quote';
import {
  approveDiscount,
  askApproval,
  extendQuote,
  renewLink,
  revokeLink,
} from '@/lib/quotes/commands/tend-quote';
import { quoteHints } from '@/lib/quotes/hints';
import {
  answerQuestionSchema,
  createQuoteSchema,
  extendQuoteSchema,
  linkSchema,
  quoteSchema,
  saveDraftSchema,
  versionSchema,
} from '@/lib/quotes/schema';
import { publish } from '@/lib/realtime/publish';

export const createQuoteAction = staffAction(createQuoteSchema, async (actor, input, locale) => {
  const change = await createQuote(actor, input);
  after(() => publish(quoteHints(change)));
  redirect(localePath(locale, `/crm/quotes/${change.quoteId}`));
});

export const saveDraftAction = staffAction(saveDraftSchema, async (actor, input, locale) => {
  const change = await saveDraft(actor, input);
  after(() => publish(quoteHints(change)));
  const t = await getTranslations({ locale, namespace: 'quotes' });
  return { message: t('edit.saved'), values: { revision: String(change.revision) } };
});

export const sendQuoteAction = staffAction(versionSchema, async (actor, input) => {
  const change = await sendQuote(actor, input);
  after(() => publish(quoteHints(change)));
  return undefined;
});

export const reviseQuoteAction = staffAction(quoteSchema, async (actor, input, locale) => {
  const change = await reviseQuote(actor, input);
  after(() => publish(quoteHints(change)));
  redirect(localePath(locale, `/crm/quotes/${change.quoteId}`));
});

export const abandonDraftAction = staffAction(versionSchema, async (actor, input) => {
  const change = await abandonDraft(actor, input);
  after(() => publish(quoteHints(change)));
  return undefined;
});

export const extendQuoteAction = staffAction(extendQuoteSchema, async (actor, input) => {
  const change = await extendQuote(actor, input);
  after(() => publish(quoteHints(change)));
  return undefined;
});

export const revokeLinkAction = staffAction(linkSchema, async (actor, input) => {
  const change = await revokeLink(actor, input);
  after(() => publish(quoteHints(change)));
  return undefined;
});

export const renewLinkAction = staffAction(linkSchema, async (actor, input) => {
  const change = await renewLink(actor, input);
  after(() => publish(quoteHints(change)));
  return undefined;
});

export const askApprovalAction = staffAction(versionSchema, async (actor, input) => {
  const change = await askApproval(actor, input);
  after(() => publish(quoteHints(change)));
  return undefined;
});

export const approveDiscountAction = staffAction(versionSchema, async (actor, input) => {
  const change = await approveDiscount(actor, input);
  after(() => publish(quoteHints(change)));
  return undefined;
});

export const answerQuestionAction = staffAction(answerQuestionSchema, async (actor, input, locale) => {
  const change = await answerQuestion(actor, input);
  after(() => publish(quoteHints(change)));
  const t = await getTranslations({ locale, namespace: 'quotes' });
  return { message: t('questions.sent') };
});

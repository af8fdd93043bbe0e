import 'server-only';
import type { Actor } from '@/lib/auth/actor';
import { now, nowAfter } from '@/lib/clock';
import { db } from '@/lib/db/client';
import { newId } from '@/lib/db/id';
import { conflictError, DomainError, notFoundError } from '@/lib/errors';
import { enqueueEmail } from '@/lib/messaging/enqueue-email';
import type { QuoteChange } from '../hints';
import { visibleQuotes } from '../policy';
import type { AskQuestionInput } from '../schema';
import { findOffered } from './find-offered';
import { lockVersion, seenByClient } from './quote-at-hand';
import { recordQuoteEvent, tellSeller } from './record-event';

/** Questions of one quote that wait for an answer; more is no conversation but a nuisance. */
const MOST_OPEN = 10;

/**
 * The client asks something about a quote that is still theirs to answer: it lands in the lead's timeline and in the
 * seller's bell. The same key twice asks once. Refuses with what `findOffered` says,
 * `quote_closed` and `too_many_questions`.
 */
export async function askQuestion(input: AskQuestionInput, actor: Actor | null = null): Promise<QuoteChange> {
  return db.$transaction(async (tx) => {
    const { versionId } = await findOffered(tx, input, actor);
    const { version, quote } = await lockVersion(tx, versionId);
    if (version.status !== 'sent' && version.status !== 'expired') throw new DomainError('quote_closed');
    const change = seenByClient(quote);
    const open = await tx.quoteQuestion.count({ where: { quoteId: quote.id, answer: null } });
    if (open >= MOST_OPEN) throw new DomainError('too_many_questions');
    const id = newId();
    const { count } = await tx.quoteQuestion.createMany({
      data: [
        {
          id,
          quoteId: quote.id,
          versionId,
          idempotencyKey: `${versionId}:${input.idempotencyKey ?? id}`,
          question: input.question,
          askedAt: now(),
        },
      ],
      skipDuplicates: true,
    });
    if (count === 0) return change;
    const data = { text: input.question };
    await recordQuoteEvent(tx, null, quote, { event: 'question', number: version.number, data });
    const notice = { kind: 'quote_question', quote, data: { question: input.question.slice(0, 200) } };
    return { ...change, notified: await tellSeller(tx, null, notice) };
  });
}

/** The answer goes to the client by e-mail. Refuses with `not_found`, and `conflict` when somebody answered already. */
export async function answerQuestion(
  actor: Actor,
  { questionId, answer }: { questionId: string; answer: string },
): Promise<QuoteChange> {
  return db.$transaction(async (tx) => {
    const found = await tx.quoteQuestion.findFirst({
      where: { id: questionId, quote: visibleQuotes(actor) },
      select: { versionId: true, askedAt: true },
    });
    if (!found) throw notFoundError();
    const { count } = await tx.quoteQuestion.updateMany({
      where: { id: questionId, answer: null },
      data: { answer, answeredAt: nowAfter(found.askedAt), answeredById: actor.id },
    });
    if (count === 0) throw conflictError();
    const { version, quote } = await lockVersion(tx, found.versionId);
    await enqueueEmail(tx, {
      template: 'quote_answer',
      props: { questionId },
      to: version.buyerEmail,
      locale: version.locale,
      dedupeKey: `quote_answer:${questionId}`,
    });
    const data = { text: answer };
    await recordQuoteEvent(tx, actor, quote, { event: 'answered', number: version.number, data });
    return seenByClient(quote);
  });
}

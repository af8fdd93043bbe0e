import type { Actor } from '@/lib/auth/actor';
import { db } from '@/lib/db/client';
import { newId } from '@/lib/db/id';
import { linkTokenOf } from '@/lib/offers/link-token';
import { offerTotals } from '@/lib/offers/offer';
import { versionRow, versionSelect } from '@/lib/offers/version-row';
import { submitHostingOrder } from '@/lib/orders/submit-hosting-order';
import { createQuote } from '@/lib/quotes/commands/create-quote';
import { saveDraft } from '@/lib/quotes/commands/save-draft';
import { sendQuote } from '@/lib/quotes/commands/send-quote';
import { type AcceptQuoteInput, type FreeLine, saveDraftSchema } from '@/lib/quotes/schema';
import { hostingOrder, visitor } from './orders';

/** An order of hosting by this client, with its lead in this seller's hands. */
export async function orderedLead(
  owner: Actor,
  seller: Actor,
  typed: Parameters<typeof hostingOrder>[0] = {},
): Promise<{ leadId: string; requestId: string }> {
  const order = hostingOrder({ email: owner.email, ...typed });
  const { requestId, lead } = await submitHostingOrder(visitor({ actor: owner }), order);
  if (!lead) throw new Error('the order made no lead');
  await db.crmLead.update({ where: { id: lead.leadId }, data: { assignedToId: seller.id } });
  return { leadId: lead.leadId, requestId };
}

/** The version of a quote that its pages show, with its lines. */
export async function latestVersion(quoteId: string) {
  const row = await db.quoteVersion.findFirstOrThrow({
    where: { quoteId },
    orderBy: { number: 'desc' },
    select: versionSelect,
  });
  return versionRow(row);
}

export const freeLine = (changes: Partial<FreeLine> = {}): FreeLine => ({
  kind: 'once',
  label: 'Migration',
  detail: '',
  quantity: 1,
  unitNetCents: 25_000,
  optional: false,
  selected: true,
  ...changes,
});

/** The editor's form of a draft as it stands, with these changes. */
export async function draftForm(quoteId: string, changes: Record<string, string | string[]> = {}) {
  const version = await latestVersion(quoteId);
  const { configuration } = version;
  return saveDraftSchema.parse({
    versionId: version.id,
    revision: String(version.revision),
    language: version.locale,
    lines: '[]',
    discount: '0',
    terms: version.terms,
    dueDays: String(version.dueDays),
    validUntil: version.validUntil.toISOString().slice(0, 10),
    message: '',
    ...(configuration && {
      cycle: configuration.cycle,
      commitment: String(configuration.commitment),
      quantity: String(configuration.quantity),
      addons: configuration.addons,
    }),
    ...changes,
  });
}

/** A draft for a lead, with these free lines and changes. */
export async function draftQuote(
  seller: Actor,
  leadId: string,
  changes: Record<string, string | string[]> = {},
): Promise<string> {
  const { quoteId } = await createQuote(seller, { leadId, idempotencyKey: newId() });
  await saveDraft(seller, await draftForm(quoteId, changes));
  return quoteId;
}

/** A quote in its client's hands, with what they need to answer it. */
export async function sentQuote(
  seller: Actor,
  leadId: string,
  changes: Record<string, string | string[]> = {},
) {
  const quoteId = await draftQuote(seller, leadId, changes);
  const { id: versionId, revision } = await latestVersion(quoteId);
  await sendQuote(seller, { versionId, revision });
  return { quoteId, versionId, token: linkTokenOf(versionId, 1) };
}

/** The client's yes to a version as its page shows it. */
export async function yesTo(
  versionId: string,
  token: string,
  options: string[] = [],
): Promise<AcceptQuoteInput> {
  const version = versionRow(
    await db.quoteVersion.findUniqueOrThrow({ where: { id: versionId }, select: versionSelect }),
  );
  const totals = offerTotals(version.lines, version, new Set(options));
  return {
    token,
    signerName: 'Claire Fontaine',
    signerCapacity: 'gérante',
    drawn: '',
    terms: 'on',
    options,
    shownGrossCents: totals.dueNow.gross,
  };
}

export const fromHome = { ip: '203.0.113.7', userAgent: 'tests' };

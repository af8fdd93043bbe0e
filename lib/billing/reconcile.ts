import 'server-only';
import { recordAudit } from '@/lib/audit/record';
import { type Actor, isAdmin } from '@/lib/auth/actor';
import { now } from '@/lib/clock';
import { type Db, db } from '@/lib/db/client';
import { forbiddenError } from '@/lib/errors';
import { balanceOf } from './balance';
import { type BankRow, citedNumbers, readBankRows, transferKey } from './bank-rows';
import { type Day, parisDay } from './days';
import { recordPayment } from './payments';
import { USUAL_PREFIXES } from './settings-schema';

/** What becomes of a transfer; each is a message key. The first three are recorded. */
export type MatchOutcome =
  | 'exact'
  | 'partial'
  | 'over'
  | 'known'
  | 'unmatched'
  | 'ambiguous'
  | 'unreadable'
  | 'outgoing'
  | 'paid'
  | 'future';

export const RECORDED: readonly MatchOutcome[] = ['exact', 'partial', 'over'];

export type TransferMatch = {
  line: number;
  day: Day | null;
  label: string;
  cents: number | null;
  outcome: MatchOutcome;
  number: string | null;
  buyerName: string | null;
  /** What is left after it (partial), or too much (over), in cents. */
  differenceCents: number;
};

type Matched = TransferMatch & { invoiceId: string | null; currency: string; key: string };

/** What each line of a statement would become, without recording anything. Admins only. */
export async function previewTransfers(actor: Actor, text: string): Promise<TransferMatch[]> {
  if (!isAdmin(actor)) throw forbiddenError();
  const matches = await matchTransfers(db, readBankRows(text));
  return matches.map(({ invoiceId: _, currency: __, key: ___, ...match }) => match);
}

/**
 * Records the transfers of a statement that cite an open invoice. The same statement pasted again records nothing twice.
 * Admins only. Returns the invoices that were paid.
 */
export async function recordTransfers(actor: Actor, text: string): Promise<{ invoiceIds: string[] }> {
  if (!isAdmin(actor)) throw forbiddenError();
  const rows = readBankRows(text);
  return db.$transaction(
    async (tx) => {
      const invoiceIds: string[] = [];
      const matches = await matchTransfers(tx, rows);
      // In one order, so that two who record at once do not wait for each other.
      const due = matches.filter(({ outcome }) => RECORDED.includes(outcome));
      for (const match of due.sort((a, b) => (`${a.invoiceId}` < `${b.invoiceId}` ? -1 : 1))) {
        const { invoiceId, cents, day, label, currency, key } = match;
        if (!invoiceId || !cents || !day) continue;
        const { isNew } = await recordPayment(tx, {
          ...{ invoiceId, amountCents: cents, currency, method: 'bank_transfer', receivedOn: day },
          ...{ reference: label, sourceKey: key, recordedById: actor.id },
        });
        if (isNew) invoiceIds.push(invoiceId);
      }
      const data = { transfers: rows.length, recorded: invoiceIds.length };
      if (invoiceIds.length > 0)
        await recordAudit(tx, actor, 'billing.reconciled', { type: 'billing' }, data);
      return { invoiceIds };
    },
    { timeout: 30_000 },
  );
}

async function matchTransfers(tx: Db, rows: readonly BankRow[]): Promise<Matched[]> {
  const series = await tx.documentSeries.findUnique({ where: { kind: 'invoice' }, select: { prefix: true } });
  const prefix = series?.prefix ?? USUAL_PREFIXES.invoice;
  const cited = rows.map(({ label }) => citedNumbers(label, prefix));
  const keys = keysOf(rows);
  const [invoices, known] = await Promise.all([
    tx.invoice.findMany({
      where: { kind: 'invoice', issuedAt: { not: null }, number: { in: cited.flat() } },
    }),
    tx.payment.findMany({ where: { sourceKey: { in: keys } }, select: { sourceKey: true } }),
  ]);
  const byNumber = new Map(invoices.map((invoice) => [invoice.number, invoice]));
  const recorded = new Set(known.map(({ sourceKey }) => sourceKey));
  const open = new Map(invoices.map((invoice) => [invoice.id, balanceOf(invoice)]));
  const today = parisDay(now());
  return rows.map((row, index): Matched => {
    const key = keys[index] ?? '';
    const found = (cited[index] ?? []).flatMap((number) => byNumber.get(number) ?? []);
    const invoice = found.length === 1 ? found[0] : undefined;
    const match = (outcome: MatchOutcome, differenceCents = 0): Matched => ({
      ...row,
      ...{ outcome, differenceCents, key },
      number: invoice?.number ?? null,
      buyerName: invoice?.buyerName ?? null,
      invoiceId: invoice?.id ?? null,
      currency: invoice?.currency ?? 'EUR',
    });
    if (row.cents === null || row.day === null) return match('unreadable');
    if (row.cents <= 0) return match('outgoing');
    if (recorded.has(key)) return match('known');
    if (row.day > today) return match('future');
    if (found.length > 1) return match('ambiguous');
    if (!invoice) return match('unmatched');
    const balance = open.get(invoice.id) ?? 0;
    if (balance <= 0) return match('paid');
    open.set(invoice.id, balance - row.cents);
    if (row.cents === balance) return match('exact');
    return row.cents < balance ? match('partial', balance - row.cents) : match('over', row.cents - balance);
  });
}

/** Equal transfers of one statement are told apart by their place among them. */
function keysOf(rows: readonly BankRow[]): string[] {
  const seen = new Map<string, number>();
  return rows.map((row) => {
    const first = transferKey(row, 0);
    const nth = seen.get(first) ?? 0;
    seen.set(first, nth + 1);
    return transferKey(row, nth);
  });
}

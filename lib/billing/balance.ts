import { type Day, dayOfDate } from './days';

/** What stands on a document; cents. */
export type Figures = {
  grossCents: number;
  paidCents: number;
  refundedCents: number;
  creditedCents: number;
};

/** What is still to be paid; negative when the client has something to get back. */
export function balanceOf({ grossCents, paidCents, refundedCents, creditedCents }: Figures): number {
  return grossCents - creditedCents - paidCents + refundedCents;
}

/** In the order of their life; each is a message key. */
export const INVOICE_STATUSES = ['draft', 'issued', 'partly_paid', 'overdue', 'paid', 'credited'] as const;
export type InvoiceStatus = (typeof INVOICE_STATUSES)[number];

/**
 * How an invoice stands on a day in Paris: overdue from the midnight that ends its due date while anything is open,
 * credited when nothing of it is left to pay because it was taken back whole. Follows from the figures alone.
 */
export function invoiceStatus(invoice: Figures & { dueOn: Date | null }, today: Day): InvoiceStatus {
  if (!invoice.dueOn) return 'draft';
  if (invoice.grossCents > 0 && invoice.creditedCents === invoice.grossCents) return 'credited';
  if (balanceOf(invoice) <= 0) return 'paid';
  if (today > dayOfDate(invoice.dueOn)) return 'overdue';
  return balanceOf(invoice) < invoice.grossCents ? 'partly_paid' : 'issued';
}

/** Whether everything that is owed for it came in: what was taken back whole was never paid. */
export function isSettled(figures: Figures): boolean {
  return balanceOf(figures) <= 0 && (figures.grossCents === 0 || figures.creditedCents < figures.grossCents);
}

import type { TypedRow } from '@/components/drafts/line-row';
import { amountCents } from '@/lib/billing/typed-amount';
import type { InvoiceVatNote, Locale } from '@/lib/db/generated/enums';
import { shareOf } from '@/lib/money';

export type InvoiceValues = {
  lines: readonly TypedRow[];
  dueDays: string;
  language: Locale;
  reference: string;
  message: string;
};

export type EditedInvoice = {
  id: string;
  revision: number;
  email: string;
  currency: string;
  vatRateBp: number;
  vatNote: InvoiceVatNote;
  values: InvoiceValues;
};

/** What a typed line comes to; what cannot be read yet counts as nothing. */
export function lineCents({ quantity, unit }: Pick<TypedRow, 'quantity' | 'unit'>): number {
  const count = /^\d{1,4}$/.test(quantity.trim()) ? Number(quantity) : 0;
  return count * (amountCents(unit) ?? 0);
}

/** What the invoice comes to as it is typed, by the rule of the server: VAT once, on the net sum. */
export function liveTotals({ lines }: InvoiceValues, vatRateBp: number) {
  const net = lines.reduce((sum, line) => sum + lineCents(line), 0);
  const vat = net > 0 ? shareOf(net, vatRateBp) : 0;
  return { net, vat, gross: net + vat };
}

/** The draft as the server takes it; an amount that cannot be read is refused there. */
export function formOf(values: InvoiceValues): FormData {
  const form = new FormData();
  const { lines, ...rest } = values;
  for (const [name, value] of Object.entries(rest)) form.set(name, value);
  const sent = lines.map(({ label, detail, quantity, unit }) => ({
    ...{ label: label.trim(), detail },
    quantity: Number(quantity),
    unitNetCents: amountCents(unit),
  }));
  form.set('lines', JSON.stringify(sent));
  return form;
}

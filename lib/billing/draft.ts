import type { CustomerType, InvoiceLineKind, InvoiceVatNote, Locale } from '@/lib/db/generated/enums';
import type { Day } from './days';

export type PostalAddress = { street: string; extra?: string; postalCode: string; city: string };

/** Who buys, as the document will say for ever. */
export type Buyer = {
  name: string;
  company?: string | null;
  email: string;
  country: string;
  customerType: CustomerType;
  vatNumber?: string | null;
  /** Without one, the billing address that the client keeps, if any. */
  address?: PostalAddress | null;
  /** The client's own: an order number. */
  reference?: string | null;
};

/** Amounts in cents without VAT; a discount is negative. `periodEnd` is the day after the last. */
export type DraftLine = {
  kind: InvoiceLineKind;
  description: string;
  detail?: string | null;
  quantity: number;
  unitNetCents: number;
  netCents: number;
  periodStart?: Day | null;
  periodEnd?: Day | null;
};

export type InvoiceDraft = {
  /** Names what is invoiced: the same source is invoiced once, however often it is asked for. */
  sourceKey: string;
  requestId?: string | null;
  userId?: string | null;
  subscriptionId?: string | null;
  buyer: Buyer;
  locale: Locale;
  currency: string;
  lines: readonly DraftLine[];
  vatRateBp: number;
  vatNote: InvoiceVatNote;
  dueDays: number;
};

export const MOST_LINES = 100;

import 'server-only';
import type { Seller } from '@/lib/billing/settings-schema';
import type { PriceQuote } from '@/lib/catalog/price-quote';
import type { Configuration } from '@/lib/catalog/pricing-input';
import type { Prisma } from '@/lib/db/generated/client';
import type { OfferLine } from './offer';

export const lineSelect = {
  id: true,
  kind: true,
  code: true,
  label: true,
  detail: true,
  quantity: true,
  unitNetCents: true,
  netCents: true,
  optional: true,
  selected: true,
  trace: true,
} as const satisfies Prisma.QuoteLineSelect;

export const versionSelect = {
  id: true,
  quoteId: true,
  number: true,
  status: true,
  locale: true,
  currency: true,
  buyerName: true,
  buyerCompany: true,
  buyerEmail: true,
  buyerCountry: true,
  buyerType: true,
  buyerVatNumber: true,
  vatRateBp: true,
  vatNote: true,
  cycle: true,
  commitmentMonths: true,
  configuration: true,
  price: true,
  priceBookVersion: true,
  discountBp: true,
  terms: true,
  dueDays: true,
  message: true,
  validUntil: true,
  expiresAt: true,
  holdCapacity: true,
  approvalWantedAt: true,
  approvedBp: true,
  approvedAt: true,
  approvedById: true,
  sentAt: true,
  seller: true,
  closedAt: true,
  declineReason: true,
  declineNote: true,
  revision: true,
  createdAt: true,
  lines: { select: lineSelect, orderBy: { position: 'asc' } },
} as const satisfies Prisma.QuoteVersionSelect;

type Row = Prisma.QuoteVersionGetPayload<{ select: typeof versionSelect }>;

/** A version with its lines, its stored JSON under the types that commands wrote it with. */
export type VersionRow = Omit<Row, 'configuration' | 'price' | 'lines' | 'seller'> & {
  /** Null until it is sent. */
  seller: Seller | null;
  configuration: Configuration | null;
  price: PriceQuote | null;
  lines: OfferLine[];
};

export function versionRow({ configuration, price, lines, seller, ...row }: Row): VersionRow {
  return {
    ...row,
    seller: seller as unknown as Seller | null,
    configuration: configuration as unknown as Configuration | null,
    price: price as unknown as PriceQuote | null,
    lines: lines.map(({ trace, ...line }) => ({ ...line, trace: trace as unknown as OfferLine['trace'] })),
  };
}

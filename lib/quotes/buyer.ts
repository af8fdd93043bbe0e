import 'server-only';
import type { PriceBook } from '@/lib/catalog/price-book';
import { vatFor } from '@/lib/catalog/vat';
import type { Db } from '@/lib/db/client';
import type { Prisma } from '@/lib/db/generated/client';

const requestFields = { country: true, customerType: true } as const;

/** What is known of whom a quote is for. */
export const buyerSelect = {
  contactName: true,
  contactEmail: true,
  company: true,
  customer: { select: { country: true, customerType: true, vatNumber: true, vatNumberVerified: true } },
  hostingRequest: { select: { ...requestFields, vatNumber: true } },
  serviceRequest: { select: requestFields },
} as const satisfies Prisma.CrmLeadSelect;

type Known = Prisma.CrmLeadGetPayload<{ select: typeof buyerSelect }>;

/** Whom the quote is for; a VAT number counts only when it was verified for this very client and country. */
export function buyerOf({ customer, hostingRequest, serviceRequest, ...lead }: Known, book: PriceBook) {
  const request = hostingRequest ?? serviceRequest;
  const country = request?.country ?? customer?.country ?? book.sellerCountry;
  const type = request?.customerType ?? customer?.customerType ?? 'consumer';
  const isVerified =
    type === 'business' && customer?.vatNumberVerified === true && customer.country === country;
  const typed = hostingRequest?.vatNumber ?? customer?.vatNumber ?? null;
  // What was verified stands in for what was typed with the request, which may have a slip.
  const number = isVerified ? customer.vatNumber : typed;
  const vatNumberVerified = isVerified && number !== null;
  const vat = vatFor(book, { country, type, vatNumberVerified });
  return {
    who: {
      buyerName: lead.contactName,
      buyerCompany: lead.company,
      buyerEmail: lead.contactEmail,
      buyerCountry: country,
      buyerType: type,
    },
    vat: {
      buyerVatNumber: type === 'business' ? number : null,
      vatRateBp: vat.rateBasisPoints,
      vatNote: vat.note,
    },
  };
}

/** The VAT of a quote for this lead, as its client is known at this moment. */
export async function vatNow(tx: Db, leadId: string, book: PriceBook) {
  const lead = await tx.crmLead.findUniqueOrThrow({ where: { id: leadId }, select: buyerSelect });
  return buyerOf(lead, book).vat;
}

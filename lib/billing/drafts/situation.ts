import 'server-only';
import type { PriceBook } from '@/lib/catalog/price-book';
import { vatFor } from '@/lib/catalog/vat';
import type { Db } from '@/lib/db/client';
import type { Prisma } from '@/lib/db/generated/client';
import type { CustomerType, InvoiceVatNote } from '@/lib/db/generated/enums';
import type { Buyer } from '../draft';

export const customerSelect = {
  id: true,
  name: true,
  email: true,
  company: true,
  country: true,
  customerType: true,
  vatNumber: true,
  vatNumberVerified: true,
  locale: true,
  billingAddress: {
    select: { company: true, street: true, extra: true, postalCode: true, city: true, reference: true },
  },
} satisfies Prisma.UserSelect;

export type Customer = Prisma.UserGetPayload<{ select: typeof customerSelect }>;

/** How a client is billed: who is on the document, and at which VAT. */
export type Situation = { buyer: Buyer; vatRateBp: number; vatNote: InvoiceVatNote };

/** A client's situation now, by their country, status and verified VAT number. */
export function situationOf(customer: Customer, book: PriceBook, reference: string | null): Situation {
  const { country, customerType, vatNumber, vatNumberVerified, billingAddress } = customer;
  const vat = vatFor(book, {
    country,
    type: customerType,
    ...(vatNumber && { vatNumber }),
    vatNumberVerified,
  });
  return {
    buyer: {
      name: customer.name,
      company: companyOf(customerType, billingAddress?.company || customer.company),
      email: customer.email,
      country,
      customerType,
      vatNumber: customerType === 'business' ? vatNumber : null,
      address: billingAddress && {
        street: billingAddress.street,
        ...(billingAddress.extra && { extra: billingAddress.extra }),
        postalCode: billingAddress.postalCode,
        city: billingAddress.city,
      },
      reference: reference ?? billingAddress?.reference ?? null,
    },
    vatRateBp: vat.rateBasisPoints,
    vatNote: vat.note ?? 'none',
  };
}

const companyOf = (type: CustomerType, company: string | null | undefined) =>
  type === 'business' ? (company ?? null) : null;

/** The client of a draft, as they are now. */
export function readCustomer(tx: Db, id: string): Promise<Customer> {
  return tx.user.findUniqueOrThrow({ where: { id }, select: customerSelect });
}

import 'server-only';
import { recordAudit } from '@/lib/audit/record';
import { type Actor, isAdmin } from '@/lib/auth/actor';
import { currentPriceBook } from '@/lib/catalog/queries';
import { isEuCountry } from '@/lib/catalog/vat';
import { now } from '@/lib/clock';
import { db } from '@/lib/db/client';
import { DomainError, forbiddenError, notFoundError } from '@/lib/errors';
import { visibleCustomers } from './policy';
import type { VatNumberInput } from './schema';

/** Greece writes its VAT numbers with the letters of its language. */
const LETTERS: Record<string, string> = { GR: 'EL' };

/**
 * Admins write down a client's VAT number, and that the register of the European Union knows it: from then on quotes
 * and orders of a business in another member state carry no VAT (reverse charge). What was issued stays as it is.
 * Refuses with not_found, forbidden, vatNumberOfConsumer and vat_number_country.
 */
export async function setVatNumber(actor: Actor, input: VatNumberInput): Promise<void> {
  if (!isAdmin(actor)) throw forbiddenError();
  const { customerId: id, vatNumber = null, verified } = input;
  const book = await currentPriceBook();
  await db.$transaction(async (tx) => {
    const customer = await tx.user.findFirst({
      where: { AND: [visibleCustomers(actor), { id }] },
      select: { country: true, customerType: true },
    });
    if (!customer) throw notFoundError();
    const { country, customerType } = customer;
    if (vatNumber && customerType === 'consumer')
      throw new DomainError('vatNumberOfConsumer', { field: 'vatNumber' });
    if (vatNumber && isEuCountry(book, country) && !vatNumber.startsWith(LETTERS[country] ?? country))
      throw new DomainError('vat_number_country', {
        field: 'vatNumber',
        params: { letters: LETTERS[country] ?? country },
      });
    const data = { vatNumber, vatNumberVerified: verified && vatNumber !== null };
    await tx.user.update({ where: { id }, data: { ...data, updatedAt: now() }, select: { id: true } });
    const facts = { vatNumber: vatNumber ?? '', verified: data.vatNumberVerified };
    await recordAudit(tx, actor, 'billing.vat_number_set', { type: 'user', id }, facts);
  });
}

import 'server-only';
import { now } from '@/lib/clock';
import { DomainError } from '@/lib/errors';
import type { Visitor } from '@/lib/form-action';
import type { CreatedLead } from '@/lib/leads/create-lead';
import { type AccountInput, EMAIL_LIMIT } from './account-sql';
import type { RequestKind } from './schema';

/** What a submit made. `repeated`: it had been made before, and `lead` is null. */
export type PlacedRequest = {
  kind: RequestKind;
  requestId: string;
  reference: string;
  /** Opens the page shown after ordering. */
  receiptToken: string;
  repeated: boolean;
  lead: CreatedLead | null;
};

/** The signed-in person when they order with their own address; anybody else is anonymous for that address. */
export function ownerOf({ actor }: Visitor, email: string): string | null {
  return actor?.email === email ? actor.id : null;
}

type Contact = Omit<AccountInput, 'ownerId' | 'at' | 'locale'> & { locale?: AccountInput['locale'] };

export function accountOf(visitor: Visitor, contact: Contact): AccountInput {
  const { name, email, phone, company, country, customerType, vatNumber } = contact;
  return {
    name,
    email,
    phone,
    company,
    country,
    customerType,
    vatNumber,
    locale: contact.locale ?? visitor.locale,
    ownerId: ownerOf(visitor, email),
    at: now(),
  };
}

/** The address was used too often this hour. */
export function tooManyOrders(at: Date): DomainError {
  const windowMs = EMAIL_LIMIT.seconds * 1_000;
  const minutes = Math.max(1, Math.ceil((windowMs - (at.getTime() % windowMs)) / 60_000));
  return new DomainError('too_many_orders', { field: 'email', params: { minutes } });
}

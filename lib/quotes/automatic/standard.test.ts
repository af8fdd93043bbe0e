import { describe, expect, it } from 'vitest';
import { type OrderAtHand, whyNotStandard } from './standard';

const standard: OrderAtHand = {
  planCode: 'professional',
  country: 'FR',
  quantity: 1,
  unverifiedVatNumber: false,
  hasNote: false,
  isConfirmed: true,
  hasSeller: true,
  hasRoom: true,
  isInWork: false,
};
const rules = { countries: ['FR', 'BE'], maxServers: 3 };

describe('a standard order', () => {
  it.each([
    [{}, null],
    [{ quantity: 3, country: 'BE' }, null],
    [{ planCode: 'custom' }, 'custom_plan'],
    [{ country: 'US' }, 'country'],
    [{ quantity: 4 }, 'too_many'],
    [{ unverifiedVatNumber: true }, 'vat_number'],
    [{ hasNote: true }, 'note'],
    [{ isConfirmed: false }, 'unconfirmed'],
    [{ hasSeller: false }, 'no_seller'],
    [{ hasRoom: false }, 'no_capacity'],
    [{ isInWork: true, planCode: 'custom' }, 'in_work'],
  ])('%o: %s', (change, why) => expect(whyNotStandard({ ...standard, ...change }, rules)).toBe(why));
});

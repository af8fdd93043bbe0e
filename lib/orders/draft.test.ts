import { describe, expect, it } from 'vitest';
import { parseConfiguration, serializeConfiguration } from '@/lib/catalog/configuration';
import { demoPriceBook as book, demoCoupons } from '@/prisma/seed/catalog-data';
import {
  addressOfValues,
  EMPTY_DETAILS,
  type OrderValues,
  quoteOfValues,
  valuesOfAddress,
  valuesOfForm,
  withUnitsInRange,
} from './draft';

const valuesAt = (query: string): OrderValues => ({
  ...valuesOfAddress(parseConfiguration(new URLSearchParams(query), book), book),
  ...EMPTY_DETAILS,
});

describe('the order form and its address', () => {
  it.each([
    '',
    'plan=professional&cycle=yearly&commitment=24&quantity=3&extraRam=4&addons=ssl,backup&domain=register:exemple.fr',
    'plan=custom&cpu=8&ram=32&storage=600&bandwidth=4&coupon=CLOUD10&country=DE&type=business',
  ])('gives the same address back: %s', (query) => {
    expect(serializeConfiguration(addressOfValues(valuesAt(query), book), book)).toBe(query);
  });

  it('prices a number that is still being typed within its range', () => {
    const typing = { ...valuesAt('plan=starter'), quantity: '' };
    expect(quoteOfValues(typing, book, null)).toEqual(quoteOfValues(valuesAt('plan=starter'), book, null));
    expect(addressOfValues({ ...typing, quantity: '9999' }, book).configuration.quantity).toBe(50);
  });

  it('leaves a domain out of the price until it can be priced', () => {
    const named = valuesAt('domain=register:exemple.fr');
    expect(quoteOfValues(named, book, null).once).toHaveLength(1);
    expect(quoteOfValues({ ...named, domainName: 'exemple' }, book, null).once).toHaveLength(0);
  });

  it('counts a coupon only while its code is the one typed', () => {
    const terms = demoCoupons.find(({ code }) => code === 'CLOUD10') ?? null;
    const codes = (coupon: string) =>
      quoteOfValues({ ...valuesAt(''), coupon }, book, terms).lines.map(({ code }) => code);
    expect(codes('cloud10')).toContain('coupon');
    expect(codes('CLOUD1')).not.toContain('coupon');
  });

  it('brings the units into the range of a new plan and keeps those of the other', () => {
    const typed = { ...valuesAt('plan=enterprise'), extraCpu: '63', cpu: '12' };
    expect(withUnitsInRange(typed, book)).toMatchObject({ extraCpu: '56', cpu: '12' });
  });
});

describe('valuesOfForm', () => {
  it('takes what was sent and keeps the rest', () => {
    const values = valuesOfForm({ plan: 'custom', addons: 'ssl', name: 'Zoé', other: 'x' }, valuesAt(''));
    expect(values).toMatchObject({ plan: 'custom', addons: ['ssl'], name: 'Zoé', cycle: 'monthly' });
  });

  it('a box that was sent empty stays empty', () => {
    const checked = { ...valuesAt('addons=ssl') };
    expect(valuesOfForm({ plan: 'starter' }, checked).addons).toEqual([]);
  });
});

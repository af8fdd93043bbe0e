import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { demoPriceBook as book } from '../../prisma/seed/catalog-data';
import { anyCustomer, configurationOf } from '../../tests/factories/pricing';
import { type OrderAddress, parseConfiguration, serializeConfiguration } from './configuration';
import { pricingInputSchema } from './schema';

const parse = (query: string) => parseConfiguration(new URLSearchParams(query), book);
const queryKeys =
  'plan cycle commitment quantity cpu ram storage bandwidth extraCpu extraRam extraStorage extraBandwidth addons domain coupon country type'.split(
    ' ',
  );

describe('the address of an order', () => {
  it('is empty for the defaults', () => {
    const address = parse('');
    expect(address).toEqual({
      configuration: {
        plan: 'starter',
        cycle: 'monthly',
        commitment: 0,
        quantity: 1,
        addons: [],
        domain: { mode: 'none' },
      },
      customer: { country: 'FR', type: 'consumer' },
      coupon: null,
    });
    expect(serializeConfiguration(address, book)).toBe('');
  });

  it.each([
    ['plan=professional&cycle=yearly', 'plan=professional&cycle=yearly'],
    ['cycle=yearly&commitment=12', 'cycle=yearly'],
    ['cycle=yearly&commitment=0', 'cycle=yearly'],
    ['commitment=13', ''],
    ['plan=gold&nothing=1&quantity=', ''],
    ['plan=__proto__&type=constructor', ''],
    ['addons=cdn,ssl,gold,ssl', 'addons=ssl,cdn'],
    ['addons=backup&addons=ssl', 'addons=ssl,backup'],
    ['plan=custom&cpu=9999&ram=-4&storage=14&bandwidth=abc', 'plan=custom&cpu=64'],
    ['plan=custom&storage=26&extraCpu=4', 'plan=custom&storage=30'],
    ['plan=enterprise&cpu=4&extraCpu=1e9&extraStorage=14', 'plan=enterprise&extraCpu=56&extraStorage=10'],
    ['quantity=Infinity', 'quantity=50'],
    ['quantity=2.4', 'quantity=2'],
    ['domain=register:exemple.fr', 'domain=register:exemple.fr'],
    ['domain=register', 'domain=register'],
    ['domain=steal:exemple.fr', ''],
    ['domain=existing: caf%C3%A9.fr ', 'domain=existing:caf%C3%A9.fr'],
    ['coupon=bienvenue', 'coupon=BIENVENUE'],
    ['country=de&type=business', 'country=DE&type=business'],
    ['country=ZZ&type=robot', ''],
  ])('%s → %s', (query, shortest) => {
    expect(serializeConfiguration(parse(query), book)).toBe(shortest);
  });

  it('takes the search parameters of a page, repeated ones included', () => {
    const address = parseConfiguration(
      { plan: ['custom', 'starter'], addons: ['ssl', 'cdn'], cpu: undefined },
      book,
    );
    expect(address.configuration).toMatchObject({
      plan: 'custom',
      addons: ['ssl', 'cdn'],
      resources: { vcpu: 1 },
    });
  });

  it('gives back any order that can be priced', () => {
    const coupon = fc.option(fc.constantFrom('CLOUD10', 'A B&C=%'), { nil: null });
    fc.assert(
      fc.property(configurationOf(book), anyCustomer, coupon, (configuration, { country, type }, code) => {
        const address: OrderAddress = { configuration, customer: { country, type }, coupon: code };
        const query = serializeConfiguration(address, book);
        const back = parse(query);
        const { cycle, commitment, addons, extra } = configuration;
        const added = Object.fromEntries(Object.entries(extra ?? {}).filter(([, units]) => units > 0));
        expect(back.customer).toEqual({ country, type });
        expect(back.coupon).toBe(code);
        expect(back.configuration.extra ?? {}).toEqual(added);
        expect({ ...back.configuration, extra: null }).toEqual({
          ...configuration,
          extra: null,
          commitment: cycle === 'yearly' ? Math.max(12, commitment) : commitment,
          addons: ['ssl', 'backup', 'cdn'].filter((addon) => addons.includes(addon)),
        });
        expect(serializeConfiguration(back, book)).toBe(query);
      }),
    );
  });

  it('makes an acceptable, stable order of any garbage', () => {
    const value = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(fc.string({ unit: 'grapheme' })),
      fc.double().map(String),
      fc.string().map((name) => `register:${name}`),
      fc.constantFrom('custom', 'enterprise', 'yearly', undefined),
    );
    const anyQuery = fc.dictionary(fc.oneof(fc.constantFrom(...queryKeys), fc.string()), value, {
      maxKeys: 12,
    });
    const schema = pricingInputSchema(book);
    fc.assert(
      fc.property(anyQuery, (params) => {
        const address = parseConfiguration(params, book);
        const query = serializeConfiguration(address, book);
        expect(parse(query)).toEqual(address);
        expect(new URL(`https://example.test/?${query}`).search.slice(1)).toBe(query.replaceAll("'", '%27'));
        const input = { ...address.configuration, domain: { mode: 'none' }, customer: address.customer };
        expect(schema.safeParse(input).error?.issues ?? []).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });
});

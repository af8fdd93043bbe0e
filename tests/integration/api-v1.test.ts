import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { GET as getCatalogue } from '@/app/api/v1/catalogue/route';
import { GET as getOpenApi } from '@/app/api/v1/openapi.json/route';
import { OPTIONS, POST as postPricing } from '@/app/api/v1/pricing/route';
import { POST as postRequest } from '@/app/api/v1/requests/route';
import type { CouponTerms } from '@/lib/catalog/pricing-input';
import { db } from '@/lib/db/client';
import { newId } from '@/lib/db/id';
import { seedCatalogue } from '@/prisma/seed/catalogue';
import { makeSeller, makeUser } from '@/tests/factories/users';
import examples from '@/tests/fixtures/pricing-examples.json';

// Outside of a server there is no “after the response”; what is told then is not this test's matter.
vi.mock('next/server', async (original) => ({ ...(await original<object>()), after: () => undefined }));

beforeAll(async () => {
  await seedCatalogue(new Date('2026-01-01T00:00:00Z'), { coupons: true });
  await makeSeller({ capacity: 1_000 });
});

beforeEach(async () => {
  await db.rateLimitWindow.deleteMany({});
});

type Sent = { body?: unknown; text?: string; headers?: Record<string, string>; query?: string };

function sent({ body, text, headers, query = '' }: Sent): Request {
  return new Request(`http://localhost/api/v1/x${query}`, {
    method: 'POST',
    body: text ?? JSON.stringify(body),
    headers: { 'content-type': 'application/json', 'x-forwarded-for': '203.0.113.5', ...headers },
  });
}

async function answer(response: Response) {
  return { status: response.status, headers: response.headers, json: await response.json() };
}

const configuration = {
  plan: 'professional',
  cycle: 'monthly',
  commitment: 12,
  quantity: 1,
  addons: ['ssl', 'backup', 'cdn'],
  domain: { mode: 'existing', name: 'exemple.com' },
  customer: { country: 'FR', type: 'business' },
};

describe('POST /api/v1/pricing', () => {
  it('gives the documented price of every example', async () => {
    const terms = examples.flatMap(({ input }) => ('coupon' in input ? [input.coupon as CouponTerms] : []));
    for (const { code, basisPoints, amount, periods } of terms) {
      await db.coupon.deleteMany({ where: { code } });
      const kind = basisPoints === undefined ? 'fixed' : 'percentage';
      await db.coupon.create({
        data: { code, kind, value: basisPoints ?? amount, periods: periods ?? null },
      });
      const example = examples.find(
        ({ input }) =>
          'coupon' in input &&
          (input.coupon as CouponTerms).code === code &&
          (input.coupon as CouponTerms).periods === periods,
      );
      const { json, status } = await answer(
        await postPricing(sent({ body: { ...example?.input, coupon: code } })),
      );
      expect([status, json]).toEqual([200, example?.output]);
    }
    await db.rateLimitWindow.deleteMany({});
    for (const { input, output } of examples.filter(({ input }) => !('coupon' in input))) {
      expect((await answer(await postPricing(sent({ body: input })))).json).toEqual(output);
      await db.rateLimitWindow.deleteMany({});
    }
  });

  it('names every wrong field with its path and a reason, in the reader’s language', async () => {
    const body = { ...configuration, quantity: 51, commitment: '12', addons: ['ssl', 'gold'], foo: 1 };
    const { status, json } = await answer(
      await postPricing(sent({ body, headers: { 'accept-language': 'fr-FR' } })),
    );
    expect(status).toBe(400);
    expect(json.error).toMatchObject({ code: 'check_fields', message: 'Certains champs sont à corriger.' });
    expect(json.error.fields.map(({ path, code }: { path: string; code: string }) => [path, code])).toEqual([
      ['commitment', 'type'],
      ['quantity', 'range'],
      ['addons.1', 'choice'],
      ['foo', 'unknown'],
    ]);
    expect(json.error.fields[1].params).toEqual({ min: 1, max: 50, step: 1 });
  });

  it.each<[string, Sent, number, string]>([
    ['malformed JSON', { text: '{"plan":' }, 400, 'malformed_json'],
    ['no object', { text: '"x"' }, 400, 'check_fields'],
    ['another type', { body: {}, headers: { 'content-type': 'text/plain' } }, 415, 'unsupported_type'],
    ['too much', { text: `{"plan":"${'x'.repeat(20_000)}"}` }, 413, 'too_large'],
    ['an unknown coupon', { body: { ...configuration, coupon: 'NOPE' } }, 400, 'check_fields'],
    ['an impossible combination', { body: { ...configuration, plan: 'custom' } }, 400, 'check_fields'],
  ])('refuses %s', async (_, request, status, code) => {
    const { json, ...response } = await answer(await postPricing(sent(request)));
    expect([response.status, json.error.code]).toEqual([status, code]);
    expect(json.error.message).not.toBe('');
  });

  it('adds the reasons when asked', async () => {
    const { json } = await answer(await postPricing(sent({ body: configuration, query: '?trace=1' })));
    expect(json.lines[0].trace).toMatchObject({ rule: 'plan.monthly', priceBookVersion: 1 });
  });

  it('limits an address, says when to try again, and is readable from any site', async () => {
    await postPricing(sent({ body: configuration }));
    await db.rateLimitWindow.updateMany({ data: { count: 120 } });
    const { status, headers, json } = await answer(await postPricing(sent({ body: configuration })));
    expect([status, json.error.code]).toEqual([429, 'rate_limited']);
    expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
    expect(headers.get('access-control-allow-origin')).toBe('*');
    expect(OPTIONS().headers.get('access-control-allow-methods')).toBe('POST');
  });
});

describe('POST /api/v1/requests', () => {
  const order = {
    ...configuration,
    contact: {
      name: 'Claire Fontaine',
      email: 'Claire@Fontaine.test ',
      company: 'Fontaine',
      phone: '+33 6 12 34 56 78',
    },
    locale: 'fr',
    expectedTotalCents: 3_635,
    acceptTerms: true,
  };
  const post = async (body: unknown, key: string = newId()) =>
    answer(await postRequest(sent({ body, headers: { 'idempotency-key': key } })));

  it('orders once for a key, however often it is sent', async () => {
    const key = newId();
    const first = await post(order, key);
    expect(first.status).toBe(201);
    expect(first.json).toMatchObject({
      kind: 'hosting',
      status: 'pending',
      price: { dueNow: { gross: 3_635 } },
    });
    const second = await post(order, key);
    expect([second.status, second.headers.get('idempotency-replayed')]).toEqual([200, 'true']);
    expect(second.json).toEqual(first.json);
    const request = await db.hostingRequest.findUniqueOrThrow({
      where: { reference: first.json.reference },
      include: { crmLead: true },
    });
    expect(request).toMatchObject({
      contactEmail: 'claire@fontaine.test',
      domain: 'exemple.com',
      totalPriceCents: 3_635,
    });
    expect(request.crmLead?.source).toBe('hosting_form');
    expect(await post({ ...order, quantity: 2, expectedTotalCents: 7_270 }, key)).toMatchObject({
      status: 422,
    });
  });

  it('refuses another price with the new one', async () => {
    const { status, json } = await post({ ...order, expectedTotalCents: 1 });
    expect([status, json.error.code, json.error.params.totalCents]).toEqual([409, 'price_changed', 3_635]);
  });

  it('names wrong fields of the configuration and of the contact together', async () => {
    const wrong = {
      ...order,
      quantity: 0,
      contact: { ...order.contact, email: 'nobody', nickname: 'x' },
      customer: { ...order.customer },
      acceptTerms: false,
    };
    const { status, json } = await post(wrong);
    expect(status).toBe(400);
    expect(
      json.error.fields.map(({ path, code }: { path: string; code: string }) => `${path} ${code}`).sort(),
    ).toEqual(['acceptTerms terms', 'contact.email email', 'contact.nickname unknown', 'quantity range']);
  });

  it('does not take the client’s word that a VAT number is verified', async () => {
    const { json } = await post({ ...order, customer: { ...order.customer, vatNumberVerified: true } });
    expect(json.error.fields).toMatchObject([{ path: 'customer.vatNumberVerified', code: 'unknown' }]);
  });

  it('needs a key', async () => {
    expect((await answer(await postRequest(sent({ body: order })))).json.error.code).toBe('idempotency_key');
  });

  it('answers the same for a known address, and opens nothing to other sites', async () => {
    const client = await makeUser();
    const { status, headers, json } = await post({
      ...order,
      contact: { ...order.contact, email: client.email },
    });
    expect(status).toBe(201);
    expect(Object.keys(json).sort()).toEqual(['kind', 'price', 'reference', 'status']);
    expect(headers.get('access-control-allow-origin')).toBeNull();
    expect(await db.hostingRequest.findUniqueOrThrow({ where: { reference: json.reference } })).toMatchObject(
      { userId: null },
    );
  });
});

describe('the description of the API', () => {
  const get = () =>
    new Request('http://localhost/api/v1/x', { headers: { 'x-forwarded-for': '203.0.113.6' } });

  it('lists the catalogue with its prices', async () => {
    const { json, headers } = await answer(await getCatalogue(get()));
    expect(
      json.plans.map(({ code, monthlyCents }: { code: string; monthlyCents: number }) => [
        code,
        monthlyCents,
      ]),
    ).toEqual([
      ['starter', 490],
      ['professional', 1_990],
      ['enterprise', 7_990],
      ['custom', null],
    ]);
    expect(headers.get('cache-control')).toContain('public');
  });

  it('says in OpenAPI 3.1 what the schemas and the price book accept', async () => {
    const { json } = await answer(await getOpenApi(get()));
    expect(json.openapi).toBe('3.1.0');
    const { PricingInput, Order } = json.components.schemas;
    expect(PricingInput.properties.plan.enum).toEqual(['starter', 'professional', 'enterprise', 'custom']);
    expect(PricingInput.properties.quantity).toMatchObject({ minimum: 1, maximum: 50 });
    expect(PricingInput.properties.resources.properties.storageGb).toMatchObject({
      minimum: 10,
      maximum: 4_000,
      multipleOf: 10,
    });
    expect(Order.required).toContain('expectedTotalCents');
    expect(Order.properties.customer.properties.vatNumberVerified).toBeUndefined();
    expect(Object.keys(json.paths)).toEqual(['/api/v1/catalogue', '/api/v1/pricing', '/api/v1/requests']);
  });
});

import 'server-only';
import { z } from 'zod';
import type { PriceBook, UnitRange } from '@/lib/catalog/price-book';
import { pricingSchemaOf } from '@/lib/catalog/pricing-schema';
import { currentPriceBook } from '@/lib/catalog/queries';
import { env } from '@/lib/env';
import { orderDetailsSchema } from './order-json';

type JsonSchema = z.core.JSONSchema.BaseSchema;

const cents = z.int().describe('Integer cents, VAT excluded unless said');
const totals = z.object({ net: cents, vat: cents, gross: cents });
const line = z.object({ code: z.string(), amount: cents });

const priceSchema = z.object({
  currency: z.string(),
  cycle: z.enum(['monthly', 'yearly']),
  commitment: z.int(),
  discountBasisPoints: z.int(),
  lines: z.array(line),
  once: z.array(line),
  vat: z.object({ rateBasisPoints: z.int(), note: z.enum(['reverse_charge', 'export']).nullable() }),
  dueNow: totals,
  perPeriod: totals,
  afterCoupon: totals.optional(),
});

const orderAnswerSchema = z.object({
  reference: z.string(),
  kind: z.literal('hosting'),
  status: z.enum(['pending', 'processing', 'active', 'cancelled']),
  price: priceSchema,
});

const errorSchema = z.object({
  error: z.object({
    code: z.string(),
    message: z.string(),
    params: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
    fields: z.array(
      z.object({
        path: z.string(),
        code: z.string(),
        message: z.string(),
        params: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
      }),
    ),
  }),
});

const outputSchema = (schema: z.ZodType): JsonSchema => z.toJSONSchema(schema, { io: 'output' });

/** What the zod schemas check by refinement, which JSON Schema cannot see: the limits of the price book valid now. */
function limitsOf(book: PriceBook): Record<string, JsonSchema> {
  const { ranges, quantity, discounts } = book;
  const range = ({ min, max, step }: UnitRange): JsonSchema => ({
    minimum: min,
    maximum: max,
    ...(step > 1 && min % step === 0 ? { multipleOf: step } : {}),
  });
  const units = (within: string, least?: number) =>
    Object.fromEntries(
      Object.entries(ranges).map(([key, unit]) => [
        `${within}.${key}`,
        range(least === undefined ? unit : { ...unit, min: least }),
      ]),
    );
  return {
    plan: { enum: book.plans.map(({ code }) => code) },
    commitment: { enum: discounts.commitment.map(({ months }) => months) },
    quantity: range({ ...quantity, step: 1 }),
    'addons.items': { enum: book.addons.map(({ code }) => code) },
    ...units('resources'),
    ...units('extra', 0),
    coupon: { pattern: '^[A-Za-z0-9][A-Za-z0-9_-]{0,39}$' },
    'customer.country': { pattern: '^[A-Z]{2}$', description: 'ISO 3166-1 alpha-2' },
  };
}

function pricingJsonSchema(book: PriceBook, forOrder: boolean): JsonSchema {
  const limits = limitsOf(book);
  return z.toJSONSchema(pricingSchemaOf(book), {
    io: 'input',
    override: ({ jsonSchema, path }) => {
      const field = path.filter((part) => part !== 'properties').join('.');
      Object.assign(jsonSchema, limits[field]);
      // Whether a VAT number is verified is ours to say, once it is about an order.
      if (forOrder && field === 'customer') delete jsonSchema.properties?.vatNumberVerified;
    },
  });
}

function orderJsonSchema(book: PriceBook): JsonSchema {
  const pricing = pricingJsonSchema(book, true);
  const details = z.toJSONSchema(orderDetailsSchema, { io: 'input' });
  return {
    type: 'object',
    properties: { ...pricing.properties, ...details.properties },
    required: [...(pricing.required ?? []), ...(details.required ?? [])],
    additionalProperties: false,
  };
}

const content = (schema: JsonSchema) => ({ 'application/json': { schema } });
const answer = (description: string, name: string) => ({
  description,
  content: content({ $ref: `#/components/schemas/${name}` }),
});
const refusals = (...statuses: number[]) =>
  Object.fromEntries(statuses.map((status) => [status, answer(REASONS[status] ?? 'Refused', 'Error')]));

const REASONS: Record<number, string> = {
  400: 'A field is missing, unknown or out of range; `fields` names each of them',
  409: 'The price is no longer `expectedTotalCents`; `params.totalCents` holds the new one',
  413: 'The body is larger than 16 kB',
  415: 'The body is not application/json',
  422: 'The Idempotency-Key was used for another order; `params.reference` names it',
  429: 'Too many calls; the Retry-After header says in how many seconds to try again',
};

/** The API as OpenAPI 3.1, made from the very schemas that check its input and the price book valid now. */
export async function openApiDocument() {
  const book = await currentPriceBook();
  return {
    openapi: '3.1.0',
    info: { title: 'Cloud Nexus API', version: '1', description: 'Prices, catalogue and hosting orders.' },
    servers: [{ url: env().APP_URL }],
    paths: {
      '/api/v1/catalogue': {
        get: { operationId: 'getCatalogue', summary: 'What can be ordered', responses: catalogueResponses },
      },
      '/api/v1/pricing': { post: pricingOperation },
      '/api/v1/requests': { post: orderOperation },
    },
    components: {
      schemas: {
        PricingInput: pricingJsonSchema(book, false),
        Price: outputSchema(priceSchema),
        Order: orderJsonSchema(book),
        OrderAnswer: outputSchema(orderAnswerSchema),
        Error: outputSchema(errorSchema),
      },
    },
  };
}

const catalogueResponses = {
  200: {
    description: 'Plans, unit prices, add-ons, domains, discounts, VAT rates',
    content: content({ type: 'object' }),
  },
  ...refusals(429),
};

const pricingOperation = {
  operationId: 'priceConfiguration',
  summary: 'The price of a configuration',
  parameters: [
    {
      name: 'trace',
      in: 'query',
      schema: { type: 'string', enum: ['1'] },
      description: 'Adds the reason of each line',
    },
  ],
  requestBody: { required: true, content: content({ $ref: '#/components/schemas/PricingInput' }) },
  responses: { 200: answer('The price', 'Price'), ...refusals(400, 413, 415, 429) },
};

const orderOperation = {
  operationId: 'orderHosting',
  summary: 'Orders hosting',
  parameters: [
    {
      name: 'Idempotency-Key',
      in: 'header',
      required: true,
      schema: { type: 'string', pattern: '^[A-Za-z0-9_-]{16,64}$' },
      description: 'The same key makes one order, however often it is sent',
    },
  ],
  requestBody: { required: true, content: content({ $ref: '#/components/schemas/Order' }) },
  responses: {
    201: answer('Ordered', 'OrderAnswer'),
    200: answer('It had been ordered before with this key', 'OrderAnswer'),
    ...refusals(400, 409, 413, 415, 422, 429),
  },
};

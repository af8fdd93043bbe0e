import 'server-only';
import { z } from 'zod';
import { clientAddress } from '@/lib/auth/client-address';
import { jsonPricingIssues } from '@/lib/catalog/json-issues';
import { withoutTrace } from '@/lib/catalog/price-quote';
import { pricingSchemaOf } from '@/lib/catalog/pricing-schema';
import { currentPriceBook } from '@/lib/catalog/queries';
import type { PricingInput } from '@/lib/catalog/schema';
import { vatNumberSchema } from '@/lib/catalog/vat-number';
import { DomainError } from '@/lib/errors';
import { issueKey, issueParams } from '@/lib/form-issues';
import { type JsonIssue, JsonRefusal } from '@/lib/http-json';
import type { PlacedRequest } from './placed-request';
import { getReceipt } from './receipt';
import { contactFields, type HostingOrderInput, idempotencyKeySchema } from './schema';
import { placeHostingOrder } from './submit-hosting-order';

/** What an order says beside its configuration. */
export const orderDetailsSchema = z.strictObject({
  contact: z.strictObject({
    name: contactFields.name,
    email: contactFields.email,
    phone: contactFields.phone,
    company: contactFields.company,
    vatNumber: vatNumberSchema.optional(),
  }),
  notes: z.string().trim().max(2_000).optional(),
  locale: z.enum(['fr', 'en']).default('fr'),
  /** `dueNow.gross` of the price that was accepted, in cents. */
  expectedTotalCents: z.int().min(0),
  acceptTerms: z.literal(true, { error: 'errors.terms' }),
});

type Details = z.output<typeof orderDetailsSchema>;

const DETAIL_FIELDS = new Set(Object.keys(orderDetailsSchema.shape));

/**
 * Places a hosting order from JSON: the same command as the form's. Anonymous: cookies are not read. Refuses with
 * every field that does not fit, at its path.
 */
export async function placeOrderOfJson(request: Request, body: unknown): Promise<PlacedRequest> {
  const key = idempotencyKeySchema.safeParse(request.headers.get('idempotency-key'));
  if (!key.success) throw new JsonRefusal(400, 'idempotency_key');
  const { pricing, details } = await parseOrder(body);
  const ip = clientAddress(request.headers);
  const visitor = { actor: null, ip, userAgent: request.headers.get('user-agent'), locale: details.locale };
  try {
    return await placeHostingOrder(visitor, flatOrder(pricing, details, key.data));
  } catch (error) {
    throw error instanceof DomainError && error.field === 'email' ? atPath(error, 'contact.email') : error;
  }
}

const atPath = ({ code, params }: DomainError, field: string) => new DomainError(code, { field, params });

/** What the answer to an order holds: how to name it, and what it costs. */
export async function orderJson({ reference, receiptToken }: PlacedRequest) {
  const receipt = await getReceipt(receiptToken);
  const price = receipt?.kind === 'hosting' ? withoutTrace(receipt.price) : null;
  return { reference, kind: 'hosting', status: receipt?.status ?? 'pending', price };
}

async function parseOrder(body: unknown): Promise<{ pricing: PricingInput; details: Details }> {
  const entries = Object.entries(isObject(body) ? body : {});
  const details = orderDetailsSchema.safeParse(
    Object.fromEntries(entries.filter(([name]) => DETAIL_FIELDS.has(name))),
  );
  const configuration = Object.fromEntries(entries.filter(([name]) => !DETAIL_FIELDS.has(name)));
  const pricing = pricingSchemaOf(await currentPriceBook()).safeParse(configuration);
  const issues: JsonIssue[] = [
    ...(pricing.success ? verifiedByClient(pricing.data) : jsonPricingIssues(pricing.error)),
    ...(details.success ? [] : detailIssues(details.error)),
  ];
  if (!pricing.success || !details.success || issues.length > 0) {
    throw new JsonRefusal(400, 'check_fields', { issues });
  }
  return { pricing: pricing.data, details: details.data };
}

const isObject = (body: unknown): body is Record<string, unknown> =>
  typeof body === 'object' && body !== null && !Array.isArray(body);

/** Whether a VAT number is verified is ours to say. */
function verifiedByClient({ customer }: PricingInput): JsonIssue[] {
  return customer.vatNumberVerified === undefined
    ? []
    : [{ path: 'customer.vatNumberVerified', code: 'unknown' }];
}

function detailIssues(error: z.ZodError): JsonIssue[] {
  return error.issues.flatMap((issue): JsonIssue[] => {
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((name) => ({ path: [...issue.path, name].join('.'), code: 'unknown' }));
    }
    return [{ path: issue.path.join('.'), code: issueKey(issue), params: issueParams(issue) }];
  });
}

function flatOrder(pricing: PricingInput, details: Details, idempotencyKey: string): HostingOrderInput {
  const { resources, extra, domain, customer, plan, cycle, commitment, quantity, addons, coupon } = pricing;
  const { contact, notes, locale, expectedTotalCents } = details;
  return {
    plan,
    cycle,
    commitment,
    quantity,
    addons,
    cpu: resources?.vcpu,
    ram: resources?.ramGb,
    storage: resources?.storageGb,
    bandwidth: resources?.bandwidthTb,
    extraCpu: extra?.vcpu,
    extraRam: extra?.ramGb,
    extraStorage: extra?.storageGb,
    extraBandwidth: extra?.bandwidthTb,
    domainMode: domain.mode,
    domainName: domain.name,
    coupon,
    ...contact,
    country: customer.country,
    customerType: customer.type,
    notes,
    locale,
    shownTotalCents: expectedTotalCents,
    idempotencyKey,
    terms: 'on',
  };
}

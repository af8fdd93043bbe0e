import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { hostileJson, hostileText } from './hostile-values';

const configuration = () => ({
  plan: 'professional',
  cycle: 'yearly',
  commitment: 12,
  quantity: 1,
  addons: ['ssl'],
  extra: { vcpu: 1 },
  domain: { mode: 'register', name: 'exemple.fr' },
  customer: { country: 'FR', type: 'business' },
});

/** A body of each route that takes one, as its documentation shows it. */
export const jsonBodies: Record<string, () => object> = {
  'api/v1/pricing': configuration,
  'api/v1/requests': () => ({
    ...configuration(),
    contact: { name: 'Claire Fontaine', email: `${randomUUID()}@fuzz.test`, phone: '+33 6 12 34 56 78' },
    notes: 'Sans coupure.',
    locale: 'fr',
    expectedTotalCents: 1,
    acceptTerms: true,
  }),
  'api/pulse/forms': () => ({
    visitId: randomUUID(),
    form: 'hosting_order',
    locale: 'fr',
    events: [
      { kind: 'view', seq: 0, at: Date.now() },
      { kind: 'start', seq: 1, at: Date.now(), step: 0, field: 'plan' },
      { kind: 'field_error', seq: 2, at: new Date().toISOString(), field: 'email' },
      { kind: 'submit', seq: 3, at: Date.now() },
    ],
  }),
  'api/webhooks/stripe': () => ({
    id: `evt_${randomUUID()}`,
    type: 'checkout.session.completed',
    data: { object: {} },
  }),
  '[locale]/(crm)/crm/invoices/reconcile/preview': () => ({ rows: '23/11/2026;VIR FA-2026-00012;12,00' }),
  'api/webhooks/provisioning': () => ({
    serviceId: randomUUID(),
    run: 1,
    outcome: { server: { externalId: 'vm-1', address: 'vm-1.example.test', stage: 'online' } },
  }),
  'api/quotes/visits': () => ({
    token: randomUUID(),
    visitKey: randomUUID(),
    section: 'lines',
    seconds: { summary: 3, lines: 7 },
  }),
  // What pusher-js sends is a form; JSON is what it does not send.
  'api/pusher/auth': () => ({ socket_id: '1.2', channel_name: 'private-board' }),
};

type JsonChange = { at: number; value: unknown; how: 'replace' | 'add' | 'drop' };

export const jsonChanges: fc.Arbitrary<JsonChange[]> = fc.array(
  fc.record({
    at: fc.nat({ max: 60 }),
    value: hostileJson,
    how: fc.constantFrom('replace' as const, 'replace' as const, 'add' as const, 'drop' as const),
  }),
  { minLength: 1, maxLength: 3 },
);

type Holder = Record<string, unknown>;

/** The body with some of its places changed, however deep they lie. */
export function changedJson(body: object, all: readonly JsonChange[]): unknown {
  let root: unknown = structuredClone(body);
  for (const { at, value, how } of all) {
    const places = placesIn(root);
    const place = places[at % (places.length + 1)];
    if (!place) root = how === 'drop' ? undefined : value;
    else if (how === 'drop') delete place.holder[place.key];
    else if (how === 'replace') asOwn(place.holder, place.key, value);
    else asOwn(place.holder, '__proto__', value);
  }
  return root;
}

/** `__proto__` too is a mere key of JSON. */
function asOwn(holder: Holder, key: string, value: unknown): void {
  Object.defineProperty(holder, key, { value, enumerable: true, writable: true, configurable: true });
}

function placesIn(root: unknown): { holder: Holder; key: string }[] {
  const places: { holder: Holder; key: string }[] = [];
  const queue = [root];
  for (let value = queue.shift(); queue.length > 0 || value !== undefined; value = queue.shift()) {
    if (typeof value !== 'object' || value === null || places.length > 200) continue;
    for (const [key, inner] of Object.entries(value)) {
      places.push({ holder: value as Holder, key });
      queue.push(inner);
    }
  }
  return places;
}

/** Texts that are no JSON, or hardly. */
export const brokenJson = fc.oneof(
  fc.constantFrom(
    '',
    '{',
    '{"a":1,}',
    "{'a':1}",
    'null',
    '[]',
    '7',
    '"text"',
    '{"a":1e999}',
    '{"plan":"\\ud800"}',
    '{"plan":"\\u0000"}',
    '{"a":1}{"b":2}',
    '\ufeff{}',
    '['.repeat(50_000),
    `{"plan":"${'x'.repeat(100_000)}"}`,
    `{"quantity":${'9'.repeat(10_000)}}`,
    '{"plan":"a","plan":"b","plan":["c"]}',
  ),
  hostileText,
);

export const contentTypes = fc.constantFrom<(string | undefined)[]>(
  'application/json',
  'application/json; charset=utf-8',
  'application/json; charset=latin-9',
  'APPLICATION/JSON',
  'text/plain',
  'application/x-www-form-urlencoded',
  'multipart/form-data; boundary=x',
  'application/json, text/html',
  'x'.repeat(3_000),
  undefined,
);

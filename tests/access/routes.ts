import { ADMIN, EVERYONE, type Persona, SIGNED_IN, STAFF } from './personas';

/** A JSON or file route: who gets through, and what each side hears. */
export type RouteAccess = {
  file: string;
  method: 'GET' | 'POST';
  path: string;
  opens: readonly Persona[];
  /** What who may enter hears, given this body. */
  status: number;
  /** What everybody else hears. */
  refusal?: number;
  body?: unknown;
};

export const routes: readonly RouteAccess[] = [
  { file: 'api/health', method: 'GET', path: '/api/health', opens: EVERYONE, status: 200 },
  { file: 'api/v1/catalogue', method: 'GET', path: '/api/v1/catalogue', opens: EVERYONE, status: 200 },
  { file: 'api/v1/openapi.json', method: 'GET', path: '/api/v1/openapi.json', opens: EVERYONE, status: 200 },
  { file: 'api/v1/pricing', method: 'POST', path: '/api/v1/pricing', opens: EVERYONE, status: 400, body: {} },
  {
    file: 'api/v1/requests',
    method: 'POST',
    path: '/api/v1/requests',
    opens: EVERYONE,
    status: 400,
    body: {},
  },
  // Whoever signs gets in: a session opens nothing, and is not asked for.
  {
    file: 'api/webhooks/provisioning',
    method: 'POST',
    path: '/api/webhooks/provisioning',
    opens: EVERYONE,
    status: 401,
    body: {},
  },
  // No card can be paid with here: without Stripe's keys there is nothing to tell.
  {
    file: 'api/webhooks/stripe',
    method: 'POST',
    path: '/api/webhooks/stripe',
    opens: EVERYONE,
    status: 404,
    body: {},
  },
  {
    file: '[locale]/(account)/account/invoices/[number]/pdf',
    method: 'GET',
    path: '/account/invoices/{invoice}/pdf',
    opens: ['client'],
    status: 200,
    refusal: 404,
  },
  {
    file: '[locale]/(account)/account/quotes/[reference]/pdf',
    method: 'GET',
    path: '/account/quotes/{quoteReference}/pdf',
    opens: ['client'],
    status: 200,
    refusal: 404,
  },
  {
    file: '[locale]/(crm)/crm/invoices/[number]/pdf',
    method: 'GET',
    path: '/crm/invoices/{invoice}/pdf',
    opens: ['seller', 'admin'],
    status: 200,
    refusal: 404,
  },
  {
    file: '[locale]/(crm)/crm/invoices/reconcile/preview',
    method: 'POST',
    path: '/crm/invoices/reconcile/preview',
    opens: ADMIN,
    status: 400,
    refusal: 404,
    body: {},
  },
  {
    file: 'api/pulse/forms',
    method: 'POST',
    path: '/api/pulse/forms',
    opens: EVERYONE,
    status: 400,
    body: {},
  },
  {
    file: 'api/quotes/visits',
    method: 'POST',
    path: '/api/quotes/visits',
    opens: EVERYONE,
    status: 400,
    body: {},
  },
  {
    file: '[locale]/(public)/quotes/[token]/pdf',
    method: 'GET',
    path: '/quotes/{quoteToken}/pdf',
    opens: EVERYONE,
    status: 200,
  },
  {
    file: '[locale]/(crm)/crm/quotes/[id]/pdf/[number]',
    method: 'GET',
    path: '/crm/quotes/{quote}/pdf/1',
    opens: ['seller', 'admin'],
    status: 200,
    refusal: 404,
  },
  {
    file: 'api/pusher/auth',
    method: 'POST',
    path: '/api/pusher/auth',
    opens: EVERYONE,
    status: 400,
    body: {},
  },
  { file: 'api/auth/[...nextauth]', method: 'GET', path: '/api/auth/csrf', opens: EVERYONE, status: 200 },
  // To whoever is no browser it says nothing; browsers are sent on, to the sign-in or into their pages.
  { file: '[locale]/(auth)/enter', method: 'GET', path: '/enter', opens: EVERYONE, status: 204 },
  {
    file: '[locale]/(search)/search',
    method: 'GET',
    path: '/search?q=world',
    opens: SIGNED_IN,
    status: 200,
    refusal: 401,
  },
  {
    file: '[locale]/(admin)/admin/mailbox/[id]/files/[fileId]',
    method: 'GET',
    path: '/admin/mailbox/{email}/files/{emailFile}',
    opens: ADMIN,
    status: 200,
    refusal: 404,
  },
  {
    file: '[locale]/(crm)/crm/pipeline/cards',
    method: 'GET',
    path: '/crm/pipeline/cards?ids=01960000-0000-7000-8000-000000000000',
    opens: STAFF,
    status: 200,
    refusal: 404,
  },
  {
    file: '[locale]/(notifications)/notifications',
    method: 'GET',
    path: '/notifications',
    opens: SIGNED_IN,
    status: 200,
    refusal: 401,
  },
  {
    file: '[locale]/(notifications)/notifications/unread',
    method: 'GET',
    path: '/notifications/unread',
    opens: SIGNED_IN,
    status: 200,
    refusal: 401,
  },
  {
    file: '[locale]/(pulse)/live-pulse/overview',
    method: 'GET',
    path: '/live-pulse/overview',
    opens: STAFF,
    status: 200,
    refusal: 404,
  },
  {
    file: '[locale]/(pulse)/live-pulse/export',
    method: 'GET',
    path: '/live-pulse/export',
    opens: STAFF,
    status: 200,
    refusal: 404,
  },
];

import type { Role } from '@/lib/db/generated/enums';
import { ADMIN, EVERYONE, type Persona, SIGNED_IN, STAFF } from './personas';

/**
 * Every page, an address of it, and who sees it; for all others it does not exist or leads to sign-in.
 * Words in braces are rows of the test's world: {lead} is assigned to `seller`, {poolLead} to nobody,
 * {request} belongs to `client`, {quote} is a sent quote of {lead} and {quoteToken} opens it and
 * {quoteReference} is what its client knows it by, {user} is any user, {email} any e-mail, {node} any machine,
 * {service} a server of {request}, {invoice} and {subscription} what it is billed by, {invoiceDraft} an invoice being written for its client, {customer} its client.
 */
export type PageAccess = {
  file: string;
  path: string;
  opens: readonly Persona[];
  /** Whom `npm run screens` photographs it as; null for a visitor. */
  role: Role | null;
};

const visitor = (file: string, path: string): PageAccess => ({ file, path, opens: EVERYONE, role: null });
const staff = (file: string, path: string, opens = STAFF): PageAccess => ({
  file,
  path,
  opens,
  role: 'SELLER',
});
const admin = (file: string, path: string): PageAccess => ({ file, path, opens: ADMIN, role: 'ADMIN' });
const client = (file: string, path: string, opens: readonly Persona[]): PageAccess => ({
  file,
  path,
  opens,
  role: 'CLIENT',
});

export const pages: readonly PageAccess[] = [
  visitor('(public)/page', '/'),
  visitor('(public)/hosting/page', '/hosting'),
  visitor('(public)/hosting/order/page', '/hosting/order'),
  visitor('(public)/hosting/order/received/[token]/page', '/hosting/order/received/{receipt}'),
  visitor('(public)/request-service/page', '/request-service'),
  visitor('(public)/request-service/received/[token]/page', '/request-service/received/{serviceReceipt}'),
  visitor('(public)/quotes/[token]/page', '/quotes/{quoteToken}'),
  visitor('(public)/docs/page', '/docs'),
  visitor('(public)/docs/[folder]/page', '/docs/guides'),
  visitor('(public)/docs/[folder]/page', '/docs/api'),
  visitor('(public)/docs/[folder]/[name]/page', '/docs/guides/running'),

  visitor('(auth)/login/page', '/login'),
  visitor('(auth)/register/page', '/register'),
  visitor('(auth)/forgot-password/page', '/forgot-password'),
  visitor('(auth)/set-password/[token]/page', '/set-password/{passwordToken}'),
  visitor('(auth)/confirm-request/[token]/page', '/confirm-request/{confirmationToken}'),

  client('(account)/account/page', '/account', SIGNED_IN),
  client('(account)/account/requests/page', '/account/requests', SIGNED_IN),
  client('(account)/account/requests/[reference]/page', '/account/requests/{request}', ['client']),
  client('(account)/account/services/page', '/account/services', SIGNED_IN),
  client('(account)/account/services/[id]/page', '/account/services/{service}', ['client']),
  client('(account)/account/quotes/page', '/account/quotes', SIGNED_IN),
  client('(account)/account/quotes/[reference]/page', '/account/quotes/{quoteReference}', ['client']),
  client('(account)/account/invoices/page', '/account/invoices', SIGNED_IN),
  client('(account)/account/invoices/[number]/page', '/account/invoices/{invoice}', ['client']),
  client('(account)/account/subscriptions/[id]/page', '/account/subscriptions/{subscription}', ['client']),
  client('(hosting)/hosting/dashboard/page', '/hosting/dashboard', SIGNED_IN),
  client('(hosting)/hosting/dashboard/[reference]/page', '/hosting/dashboard/{request}', [
    'client',
    ...STAFF,
  ]),

  staff('(crm)/crm/page', '/crm'),
  staff('(crm)/crm/pipeline/page', '/crm/pipeline'),
  staff('(crm)/crm/leads/page', '/crm/leads'),
  staff('(crm)/crm/quotes/page', '/crm/quotes'),
  staff('(crm)/crm/quotes/[id]/page', '/crm/quotes/{quote}', ['seller', 'admin']),
  staff('(crm)/crm/quotes/[id]/page', '/crm/quotes/{draftQuote}', ['seller', 'admin']),
  staff('(crm)/crm/leads/[id]/page', '/crm/leads/{lead}', ['seller', 'admin']),
  staff('(crm)/crm/leads/[id]/page', '/crm/leads/{poolLead}'),

  staff('(crm)/crm/customers/page', '/crm/customers'),
  staff('(crm)/crm/customers/[id]/page', '/crm/customers/{customer}', ['seller', 'admin']),
  staff('(crm)/crm/subscriptions/[id]/page', '/crm/subscriptions/{subscription}', ['seller', 'admin']),
  staff('(crm)/crm/invoices/page', '/crm/invoices'),
  admin('(crm)/crm/invoices/reconcile/page', '/crm/invoices/reconcile'),
  staff('(crm)/crm/invoices/new/page', '/crm/invoices/new'),
  staff('(crm)/crm/invoices/drafts/[id]/page', '/crm/invoices/drafts/{invoiceDraft}', ['seller', 'admin']),
  staff('(crm)/crm/invoices/[number]/page', '/crm/invoices/{invoice}', ['seller', 'admin']),

  staff('(pulse)/live-pulse/page', '/live-pulse'),
  staff('(pulse)/live-pulse/activity/page', '/live-pulse/activity'),
  admin('(pulse)/live-pulse/forms/page', '/live-pulse/forms'),
  staff('(pulse)/live-pulse/requests/page', '/live-pulse/requests'),
  staff('(pulse)/live-pulse/revenue/page', '/live-pulse/revenue'),
  staff('(pulse)/live-pulse/leads/page', '/live-pulse/leads'),
  staff('(pulse)/live-pulse/alerts/page', '/live-pulse/alerts'),

  admin('(admin)/admin/page', '/admin'),
  admin('(admin)/admin/users/page', '/admin/users'),
  admin('(admin)/admin/users/[id]/page', '/admin/users/{user}'),
  admin('(admin)/admin/cloud/page', '/admin/cloud'),
  admin('(admin)/admin/cloud/[id]/page', '/admin/cloud/{node}'),
  admin('(admin)/admin/cloud/services/page', '/admin/cloud/services'),
  admin('(admin)/admin/cloud/services/[id]/page', '/admin/cloud/services/{service}'),
  admin('(admin)/admin/cloud/providers/page', '/admin/cloud/providers'),
  admin('(admin)/admin/automation/page', '/admin/automation'),
  admin('(admin)/admin/billing/page', '/admin/billing'),
  admin('(admin)/admin/costs/page', '/admin/costs'),
  admin('(admin)/admin/mailbox/page', '/admin/mailbox'),
  admin('(admin)/admin/mailbox/[id]/page', '/admin/mailbox/{email}'),
  admin('(admin)/admin/audit/page', '/admin/audit'),
];

import type { Role } from '@/lib/db/generated/enums';

export type ModuleName = 'crm' | 'hosting' | 'pulse' | 'admin' | 'account';

export type NavItem = { href: string; key: NavKey; exact?: boolean };
export type NavSection = { module: ModuleName; items: readonly NavItem[] };

/** Keys of the `shell.nav` messages. */
export type NavKey =
  | 'crm_home'
  | 'pipeline'
  | 'leads'
  | 'quotes'
  | 'hosting_dashboard'
  | 'live_pulse'
  | 'pulse_activity'
  | 'pulse_forms'
  | 'pulse_alerts'
  | 'users'
  | 'cloud'
  | 'automation'
  | 'costs'
  | 'mailbox'
  | 'audit'
  | 'my_requests'
  | 'my_quotes'
  | 'my_services'
  | 'my_invoices'
  | 'invoices'
  | 'customers'
  | 'billing';

const CRM: NavSection = {
  module: 'crm',
  items: [
    { href: '/crm', key: 'crm_home', exact: true },
    { href: '/crm/pipeline', key: 'pipeline' },
    { href: '/crm/leads', key: 'leads' },
    { href: '/crm/quotes', key: 'quotes' },
    { href: '/crm/customers', key: 'customers' },
    { href: '/crm/invoices', key: 'invoices' },
  ],
};

const HOSTING: NavSection = {
  module: 'hosting',
  items: [{ href: '/hosting/dashboard', key: 'hosting_dashboard' }],
};

const PULSE: NavSection = {
  module: 'pulse',
  items: [
    { href: '/live-pulse', key: 'live_pulse', exact: true },
    { href: '/live-pulse/activity', key: 'pulse_activity' },
    { href: '/live-pulse/forms', key: 'pulse_forms' },
    { href: '/live-pulse/alerts', key: 'pulse_alerts' },
  ],
};

/** Visits of the forms belong to no seller. */
const SELLERS_PULSE: NavSection = {
  module: 'pulse',
  items: PULSE.items.filter(({ key }) => key !== 'pulse_forms'),
};

const ADMIN: NavSection = {
  module: 'admin',
  items: [
    { href: '/admin/users', key: 'users' },
    { href: '/admin/cloud', key: 'cloud' },
    { href: '/admin/automation', key: 'automation' },
    { href: '/admin/billing', key: 'billing' },
    { href: '/admin/costs', key: 'costs' },
    { href: '/admin/mailbox', key: 'mailbox' },
    { href: '/admin/audit', key: 'audit' },
  ],
};

const ACCOUNT: NavSection = {
  module: 'account',
  items: [
    { href: '/account/requests', key: 'my_requests' },
    { href: '/account/quotes', key: 'my_quotes' },
    { href: '/account/services', key: 'my_services' },
    { href: '/account/invoices', key: 'my_invoices' },
  ],
};

const SECTIONS: Record<Role, readonly NavSection[]> = {
  ADMIN: [CRM, HOSTING, PULSE, ADMIN],
  SELLER: [CRM, HOSTING, SELLERS_PULSE],
  CLIENT: [ACCOUNT, HOSTING],
};

/** Where a role can go; the pages themselves decide again. */
export function navigationFor(role: Role): readonly NavSection[] {
  return SECTIONS[role];
}

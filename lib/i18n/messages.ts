import { withFrenchSpaces } from './french-spaces';
import enAccount from './messages/en/account.json';
import enAdmin from './messages/en/admin.json';
import enAuth from './messages/en/auth.json';
import enAutomation from './messages/en/automation.json';
import enBilling from './messages/en/billing.json';
import enCloud from './messages/en/cloud.json';
import enCommon from './messages/en/common.json';
import enCosts from './messages/en/costs.json';
import enCrm from './messages/en/crm.json';
import enDashboard from './messages/en/dashboard.json';
import enEmails from './messages/en/emails.json';
import enErrors from './messages/en/errors.json';
import enHelp from './messages/en/help.json';
import enHome from './messages/en/home.json';
import enHosting from './messages/en/hosting.json';
import enLeads from './messages/en/leads.json';
import enNotifications from './messages/en/notifications.json';
import enOffer from './messages/en/offer.json';
import enOrder from './messages/en/order.json';
import enPipeline from './messages/en/pipeline.json';
import enPulse from './messages/en/pulse.json';
import enQuotes from './messages/en/quotes.json';
import enRequest from './messages/en/request.json';
import enServices from './messages/en/services.json';
import enShell from './messages/en/shell.json';
import frAccount from './messages/fr/account.json';
import frAdmin from './messages/fr/admin.json';
import frAuth from './messages/fr/auth.json';
import frAutomation from './messages/fr/automation.json';
import frBilling from './messages/fr/billing.json';
import frCloud from './messages/fr/cloud.json';
import frCommon from './messages/fr/common.json';
import frCosts from './messages/fr/costs.json';
import frCrm from './messages/fr/crm.json';
import frDashboard from './messages/fr/dashboard.json';
import frEmails from './messages/fr/emails.json';
import frErrors from './messages/fr/errors.json';
import frHelp from './messages/fr/help.json';
import frHome from './messages/fr/home.json';
import frHosting from './messages/fr/hosting.json';
import frLeads from './messages/fr/leads.json';
import frNotifications from './messages/fr/notifications.json';
import frOffer from './messages/fr/offer.json';
import frOrder from './messages/fr/order.json';
import frPipeline from './messages/fr/pipeline.json';
import frPulse from './messages/fr/pulse.json';
import frQuotes from './messages/fr/quotes.json';
import frRequest from './messages/fr/request.json';
import frServices from './messages/fr/services.json';
import frShell from './messages/fr/shell.json';
import type { AppLocale } from './routing';

const frenchFiles = {
  common: frCommon,
  errors: frErrors,
  shell: frShell,
  home: frHome,
  hosting: frHosting,
  order: frOrder,
  request: frRequest,
  auth: frAuth,
  account: frAccount,
  billing: frBilling,
  crm: frCrm,
  leads: frLeads,
  quotes: frQuotes,
  offer: frOffer,
  pipeline: frPipeline,
  dashboard: frDashboard,
  pulse: frPulse,
  admin: frAdmin,
  cloud: frCloud,
  costs: frCosts,
  automation: frAutomation,
  services: frServices,
  notifications: frNotifications,
  emails: frEmails,
  help: frHelp,
};

/** French is the type: a key that English lacks, or has beyond, fails the type check. */
export type Messages = typeof frenchFiles;

const fr = withFrenchSpaces(frenchFiles);

type Exact<T, Shape> = T extends Shape ? (Shape extends T ? T : never) : never;

const en = {
  common: enCommon,
  errors: enErrors,
  shell: enShell,
  home: enHome,
  hosting: enHosting,
  order: enOrder,
  request: enRequest,
  auth: enAuth,
  account: enAccount,
  billing: enBilling,
  crm: enCrm,
  leads: enLeads,
  quotes: enQuotes,
  offer: enOffer,
  pipeline: enPipeline,
  dashboard: enDashboard,
  pulse: enPulse,
  admin: enAdmin,
  cloud: enCloud,
  costs: enCosts,
  automation: enAutomation,
  services: enServices,
  notifications: enNotifications,
  emails: enEmails,
  help: enHelp,
};

const complete: Exact<typeof en, Messages> = en;

export function messagesOf(locale: AppLocale): Messages {
  return locale === 'fr' ? fr : complete;
}

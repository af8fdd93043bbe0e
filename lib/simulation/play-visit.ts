import 'server-only';
import { setTimeout as sleep } from 'node:timers/promises';
import { newBrowserKey } from '@/lib/browser-key';
import { localePath } from '@/lib/i18n/routing';
import { FormVisit } from './form-visit';
import { actionOf, type FormFields, filled, formWith } from './html-form';
import type { Ledger, SentRequest } from './ledger';
import { type PageAnswer, PlainBrowser } from './plain-browser';
import type { Configuration, VisitPlan } from './visit-plan';

/** The forms refuse what was filled in faster than a person can. */
const MINIMUM_FILL_MS = 3_100;
const REFERENCE = /CN[HS]-[A-Z0-9]{4}-[A-Z0-9]{4}/;

type Visit = { plan: VisitPlan; browser: PlainBrowser; ledger: Ledger; path: (address: string) => string };

/** Plays one visit from its first page to its last; what it met is in the ledger. Never throws. */
export async function playVisit(base: string, plan: VisitPlan, ledger: Ledger): Promise<void> {
  const { address, userAgent, locale, kind } = plan;
  const browser = new PlainBrowser(base, { address, userAgent, language: locale });
  const visit: Visit = { plan, browser, ledger, path: (to) => localePath(locale, to) };
  try {
    await PLAYS[kind](visit);
  } catch (error) {
    ledger.failed(`${kind}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

const PLAYS: Record<VisitPlan['kind'], (visit: Visit) => Promise<void>> = {
  browsed: async (visit) => {
    for (const path of ['/', '/hosting', '/docs']) await openPage(visit, path);
  },
  configured: async (visit) => {
    const { form } = await openForm(visit, '/hosting/order', 'plan');
    await priceOf(visit, visit.plan.configuration);
    await walkForm(visit, form);
    for (const quantity of [2, 3]) await priceOf(visit, { ...visit.plan.configuration, quantity });
    await form.flush();
  },
  abandoned: async (visit) => {
    const { form } = await openForm(visit, '/hosting/order', 'plan');
    await walkForm(visit, form);
    await form.flush();
  },
  order: orderByForm,
  plain_order: orderWithoutScript,
  api_order: orderByApi,
  service: requestService,
};

async function orderByForm(visit: Visit): Promise<void> {
  const { plan } = visit;
  const openedAt = Date.now();
  await openPage(visit, '/hosting');
  const { fields, form } = await openForm(visit, '/hosting/order', 'plan');
  await walkForm(visit, form);
  const total = await priceOf(visit, plan.configuration);
  await sleep(Math.max(0, MINIMUM_FILL_MS - (Date.now() - openedAt)));
  const typed = filled(fields, {
    ...orderFields(plan.configuration, plan),
    shownTotalCents: String(total),
    idempotencyKey: newBrowserKey(),
    elapsedMs: String(Date.now() - openedAt),
    visitId: form.visitId,
  });
  await sendForm(visit, { path: '/hosting/order', form, fields: typed, door: 'form' });
}

async function requestService(visit: Visit): Promise<void> {
  const { contact } = visit.plan;
  const openedAt = Date.now();
  const { fields, form } = await openForm(visit, '/request-service', 'need');
  await walkForm(visit, form);
  await sleep(Math.max(0, MINIMUM_FILL_MS - (Date.now() - openedAt)));
  const typed = filled(fields, {
    kind: 'migration',
    need: 'Déplacer notre site',
    description: 'Un site et douze boîtes aux lettres, à déplacer sans coupure avant la fin du mois.',
    ...contactFields(visit.plan),
    customerType: contact.company ? 'business' : 'consumer',
    idempotencyKey: newBrowserKey(),
    elapsedMs: String(Date.now() - openedAt),
    visitId: form.visitId,
  });
  await sendForm(visit, { path: '/request-service', form, fields: typed, door: 'service' });
}

/** Without a script the first answer names the price, and what was typed comes back in the form to be sent again. */
async function orderWithoutScript(visit: Visit): Promise<void> {
  const { plan, browser, ledger, path } = visit;
  const page = await openPage(visit, '/hosting/order');
  let form = filled(formWith(page.text, 'plan'), orderFields(plan.configuration, plan));
  for (let attempt = 1; attempt <= 2; attempt += 1) {
    const answer = await browser.submit(path('/hosting/order'), form);
    ledger.pages += 1;
    if (answer.path.includes('/received/')) return received(visit, answer, 'plain');
    if (answer.status >= 500) return ledger.failed(`order without script: ${answer.status}`);
    form = formWith(answer.text, 'plan');
  }
  ledger.failed('order without script refused');
}

async function orderByApi(visit: Visit): Promise<void> {
  const { plan, browser, ledger } = visit;
  const expectedTotalCents = await priceOf(visit, plan.configuration);
  const body = {
    ...plan.configuration,
    contact: plan.contact,
    locale: plan.locale,
    expectedTotalCents,
    acceptTerms: true,
  };
  const headers = { 'Content-Type': 'application/json', 'Idempotency-Key': newBrowserKey() };
  const answer = await browser.post('/api/v1/requests', JSON.stringify(body), headers);
  if (answer.status !== 201) {
    return ledger.failed(`order by API: ${answer.status} ${answer.text.slice(0, 120)}`);
  }
  const { reference } = JSON.parse(answer.text) as { reference: string };
  ledger.requests.push({ reference, email: plan.contact.email, door: 'api' });
}

type Sending = { path: string; form: FormVisit; fields: FormFields; door: SentRequest['door'] };

async function sendForm(visit: Visit, { path, form, fields, door }: Sending): Promise<void> {
  const { browser, ledger } = visit;
  const { status, redirect, message } = await browser.act(visit.path(path), actionOf(fields), fields);
  if (!redirect) {
    ledger.failed(`${door} refused: ${status} ${message ?? ''}`);
    return form.flush();
  }
  form.note('submit');
  await form.flush();
  received(visit, await browser.open(redirect), door);
}

function received({ ledger, plan }: Visit, receipt: PageAnswer, door: SentRequest['door']): void {
  ledger.pages += 1;
  const reference = REFERENCE.exec(receipt.text)?.[0];
  if (reference) ledger.requests.push({ reference, email: plan.contact.email, door });
  else ledger.failed(`receipt of ${door}: ${receipt.status} without a reference`);
}

async function openPage(visit: Visit, address: string): Promise<PageAnswer> {
  const page = await visit.browser.open(visit.path(address));
  visit.ledger.pages += 1;
  if (page.status !== 200) throw new Error(`${address} answered ${page.status}`);
  await sleep(visit.plan.pauseMs / 2);
  return page;
}

async function openForm(visit: Visit, address: string, field: string) {
  const page = await openPage(visit, address);
  const name = address === '/request-service' ? 'service_request' : 'hosting_order';
  const form = new FormVisit(visit.browser, visit.ledger, name, visit.plan.locale);
  return { fields: formWith(page.text, field), form };
}

/** Down the form step by step, reporting on the way; the first input after the first pause. */
async function walkForm({ plan }: Visit, form: FormVisit): Promise<void> {
  await sleep(plan.pauseMs);
  if (plan.lastStep > 0) form.note('start');
  for (let step = 0; step <= plan.lastStep; step += 1) {
    form.note('step', { step });
    if (step % 2 === 0) await sleep(plan.pauseMs / 2);
    if (step === 3) await form.flush();
  }
  if (plan.slip && plan.lastStep > 2) form.note('field_error', { field: plan.slip });
}

async function priceOf({ browser, ledger }: Visit, configuration: Configuration): Promise<number> {
  const headers = { 'Content-Type': 'application/json' };
  const answer = await browser.post('/api/v1/pricing', JSON.stringify(configuration), headers);
  if (answer.status !== 200)
    throw new Error(`pricing answered ${answer.status}: ${answer.text.slice(0, 200)}`);
  ledger.prices += 1;
  return (JSON.parse(answer.text) as { dueNow: { gross: number } }).dueNow.gross;
}

/** The order form's fields; what the chosen plan does not have is left out as the page leaves it. */
function orderFields(configuration: Configuration, plan: VisitPlan): Record<string, string | string[]> {
  const { resources, domain, customer, coupon } = configuration;
  return {
    plan: configuration.plan,
    cycle: configuration.cycle,
    commitment: String(configuration.commitment),
    quantity: String(configuration.quantity),
    'addons[]': configuration.addons,
    ...(resources && {
      cpu: String(resources.vcpu),
      ram: String(resources.ramGb),
      storage: String(resources.storageGb),
      bandwidth: String(resources.bandwidthTb),
    }),
    domainMode: domain.mode,
    domainName: domain.name ?? '',
    coupon: coupon ?? '',
    country: customer.country,
    customerType: customer.type,
    ...contactFields(plan),
  };
}

function contactFields({ contact }: VisitPlan): Record<string, string> {
  const { name, email, phone = '', company = '' } = contact;
  return { name, email, phone, company, terms: 'on' };
}

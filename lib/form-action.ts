import 'server-only';
import { headers } from 'next/headers';
import { getTranslations } from 'next-intl/server';
import type { z } from 'zod';
import { type Actor, isAdmin, isStaff } from './auth/actor';
import { addressGroup, clientAddress } from './auth/client-address';
import { getActor } from './auth/current-actor';
import { now } from './clock';
import { isDatabaseUnavailable, withinPatience } from './db/unavailable';
import { DomainError, type ErrorParams, forbiddenError } from './errors';
import { formToInput, typedValues } from './form-data';
import { issueKey, issueParams } from './form-issues';
import type { FormAction, FormState } from './form-state';
import { localeOfRequest } from './i18n/locale-of-request';
import type { AppLocale } from './i18n/routing';
import { logger } from './logger';
import { takeRateLimit } from './rate-limit';

export type ActionResult = Pick<FormState, 'message' | 'values' | 'goTo'> | undefined;

/** Who sent an anonymous form, as far as that is known. */
export type Visitor = { actor: Actor | null; ip: string; userAgent: string | null; locale: AppLocale };

type Schema<Input> = z.ZodType<Input>;

/** For admins alone. Like every action here: parse, permit, act, answer in the page's language, `locale`. */
export function adminAction<Input>(
  schema: Schema<Input>,
  handler: (actor: Actor, input: Input, locale: AppLocale) => Promise<ActionResult>,
): FormAction {
  return actorAction(schema, isAdmin, handler);
}

/** For sellers and admins; what each of them may touch is decided by the command. */
export function staffAction<Input>(
  schema: Schema<Input>,
  handler: (actor: Actor, input: Input, locale: AppLocale) => Promise<ActionResult>,
): FormAction {
  return actorAction(schema, isStaff, handler);
}

/** For anybody signed in. */
export function accountAction<Input>(
  schema: Schema<Input>,
  handler: (actor: Actor, input: Input, locale: AppLocale) => Promise<ActionResult>,
): FormAction {
  return actorAction(schema, () => true, handler);
}

/** For anybody at all: limited per address to `limit.count` calls in `limit.seconds`. */
export function publicAction<Input>(
  limit: { name: string; count: number; seconds: number },
  schema: Schema<Input>,
  handler: (visitor: Visitor, input: Input) => Promise<ActionResult>,
): FormAction {
  return async (_state, sent) => {
    const form = formOf(sent);
    const locale = await localeOfRequest(form);
    const act = async (input: Input) => {
      const requestHeaders = await headers();
      const ip = clientAddress(requestHeaders);
      const key = `${limit.name}:${addressGroup(ip)}`;
      await takeRateLimit({ key, count: limit.count, seconds: limit.seconds });
      const userAgent = requestHeaders.get('user-agent');
      return handler({ actor: await getActor(), ip, userAgent, locale }, input);
    };
    return orTryAgain(locale, form, () => answer(locale, form, schema, act));
  };
}

function actorAction<Input>(
  schema: Schema<Input>,
  permits: (actor: Actor) => boolean,
  handler: (actor: Actor, input: Input, locale: AppLocale) => Promise<ActionResult>,
): FormAction {
  return async (_state, sent) => {
    const form = formOf(sent);
    const locale = await localeOfRequest(form);
    return orTryAgain(locale, form, async () => {
      const actor = await getActor();
      if (!actor) return refusal(locale, form, new DomainError('signed_out'));
      if (!permits(actor)) return refusal(locale, form, forbiddenError());
      return answer(locale, form, schema, (input) => handler(actor, input, locale));
    });
  };
}

/** Without a database the form stays as it was typed, and says so. */
async function orTryAgain(
  locale: AppLocale,
  form: FormData,
  work: () => Promise<FormState>,
): Promise<FormState> {
  try {
    return await withinPatience(work());
  } catch (error) {
    if (!isDatabaseUnavailable(error)) throw error;
    logger.warn({ err: error }, 'an action found no database');
    return refusal(locale, form, new DomainError('unavailable'));
  }
}

/** Whoever calls an action by hand may pass it anything. */
function formOf(sent: unknown): FormData {
  return sent instanceof FormData ? sent : new FormData();
}

async function answer<Input>(
  locale: AppLocale,
  form: FormData,
  schema: Schema<Input>,
  act: (input: Input) => Promise<ActionResult>,
): Promise<FormState> {
  const parsed = schema.safeParse(formToInput(form));
  if (!parsed.success) return invalid(locale, form, parsed.error);
  try {
    const result = await act(parsed.data);
    return { ok: true, ...result, at: now().getTime() };
  } catch (error) {
    if (error instanceof DomainError) return refusal(locale, form, error);
    throw error;
  }
}

async function invalid(locale: AppLocale, form: FormData, error: z.ZodError): Promise<FormState> {
  const t = await getTranslations({ locale, namespace: 'errors' });
  const fieldErrors: Record<string, string> = {};
  for (const issue of error.issues) {
    fieldErrors[issue.path.join('.') || 'form'] ??= t(issueKey(issue), issueParams(issue));
  }
  return {
    ok: false,
    message: t('check_fields'),
    fieldErrors,
    values: typedValues(form),
    at: now().getTime(),
  };
}

async function refusal(locale: AppLocale, form: FormData, error: DomainError): Promise<FormState> {
  const t = await getTranslations({ locale, namespace: 'errors' });
  const worded = (code: string, params: ErrorParams = {}) => {
    const key = code as Parameters<typeof t>[0];
    return t.has(key) ? t(key, params) : t('refused');
  };
  const text = worded(error.code, error.params);
  const fieldErrors: Record<string, string> = error.field ? { [error.field]: text } : {};
  for (const { field, code, params } of error.issues) fieldErrors[field] ??= worded(code, params);
  const values = { ...typedValues(form), ...error.values };
  return { ok: false, message: text, fieldErrors, values, at: now().getTime() };
}

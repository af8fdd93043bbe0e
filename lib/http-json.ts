import 'server-only';
import { createTranslator } from 'next-intl';
import { addressGroup, clientAddress } from './auth/client-address';
import { isDatabaseUnavailable, withinPatience } from './db/unavailable';
import { DomainError, type ErrorParams } from './errors';
import { messagesOf } from './i18n/messages';
import type { AppLocale } from './i18n/routing';
import { logger } from './logger';
import { BodyBrokenOff, readTextWithin } from './pulse/read-body';
import { takeRateLimit } from './rate-limit';
import { isStorable } from './storable-text';

/** One refused field of a JSON body: its dotted path, why (a stable code), and the limits it exceeded. */
export type JsonIssue = { path: string; code: string; params?: ErrorParams };

/** A refusal of the JSON routes; every one is answered in the same shape. */
export class JsonRefusal extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    readonly options: {
      issues?: readonly JsonIssue[];
      params?: ErrorParams;
      headers?: Record<string, string>;
    } = {},
  ) {
    super(code);
  }
}

type Limit = { name: string; count: number; seconds: number };

const STATUS: Record<string, number> = {
  not_found: 404,
  rate_limited: 429,
  too_many_orders: 429,
  price_changed: 409,
  conflict: 409,
  key_reused: 422,
};

/** Readable from any site: these routes take no cookie and answer nothing personal. */
export const OPEN_TO_ALL = { 'Access-Control-Allow-Origin': '*' };

/**
 * Runs a public JSON route: limited per address, refusals as
 * `{ error: { code, message, params?, fields: [{ path, code, message, params? }] } }` in the reader's language.
 * Without a database it answers 503; anything else that goes wrong is logged and answered as 500 without a word about it.
 */
export async function jsonRoute(
  request: Request,
  limit: Limit,
  handle: () => Promise<Response>,
  headers: Record<string, string> = {},
): Promise<Response> {
  const locale = languageOf(request);
  try {
    const from = addressGroup(clientAddress(request.headers));
    const work = async () => {
      await takeRateLimit({ key: `${limit.name}:${from}`, count: limit.count, seconds: limit.seconds });
      return handle();
    };
    return withHeaders(await withinPatience(work()), headers);
  } catch (error) {
    return withHeaders(refusal(asRefusal(error), locale), headers);
  }
}

/** The JSON body, at most `maxBytes` of it. Refuses with unsupported_type, too_large and malformed_json. */
export async function readJson(request: Request, maxBytes: number): Promise<unknown> {
  return parseJson(await readJsonText(request, maxBytes));
}

/** The same for a body whose signature is checked first: its very text, and what reads it as JSON after that. */
export async function readSignedText(
  request: Request,
  maxBytes: number,
): Promise<{ text: string; json: () => unknown }> {
  const text = await readJsonText(request, maxBytes);
  return { text, json: () => parseJson(text) };
}

async function readJsonText(request: Request, maxBytes: number): Promise<string> {
  const type = request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase();
  if (type !== 'application/json') throw new JsonRefusal(415, 'unsupported_type');
  const text = await readTextWithin(request, maxBytes).catch((error: unknown) => {
    // Whoever sent it went away in the middle: nobody's fault here, and nothing to log.
    throw error instanceof BodyBrokenOff ? new JsonRefusal(400, 'malformed_json') : error;
  });
  if (text === null) throw new JsonRefusal(413, 'too_large', { params: { max: maxBytes } });
  return text;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text, refuseUnstorable);
  } catch {
    throw new JsonRefusal(400, 'malformed_json');
  }
}

function refuseUnstorable(key: string, value: unknown): unknown {
  const texts = typeof value === 'string' ? [key, value] : [key];
  if (!texts.every(isStorable)) throw new SyntaxError('text that cannot be stored');
  return value;
}

/** The answer to a browser that asks before it sends JSON from another site. */
export function preflight(methods: string): Response {
  return new Response(null, {
    status: 204,
    headers: {
      ...OPEN_TO_ALL,
      'Access-Control-Allow-Methods': methods,
      'Access-Control-Allow-Headers': 'Content-Type',
      'Access-Control-Max-Age': '86400',
    },
  });
}

function languageOf(request: Request): AppLocale {
  return /^\s*fr\b/i.test(request.headers.get('accept-language') ?? '') ? 'fr' : 'en';
}

function asRefusal(error: unknown): JsonRefusal {
  if (error instanceof JsonRefusal) return error;
  if (isDatabaseUnavailable(error)) {
    logger.warn({ err: error }, 'a JSON route found no database');
    return new JsonRefusal(503, 'unavailable', { headers: { 'Retry-After': '5' } });
  }
  if (!(error instanceof DomainError)) {
    logger.error({ err: error }, 'a JSON route failed');
    return new JsonRefusal(500, 'internal');
  }
  const { code, params, field } = error;
  const status = STATUS[code] ?? 400;
  const issues = [
    ...(field ? [{ path: field, code, params }] : []),
    ...error.issues.map((issue) => ({ path: issue.field, code: issue.code, params: issue.params })),
  ];
  const headers = status === 429 ? { 'Retry-After': String(Number(params.minutes ?? 1) * 60) } : undefined;
  return new JsonRefusal(status, code, { issues, params, headers });
}

function refusal({ status, code, options }: JsonRefusal, locale: AppLocale): Response {
  const t = createTranslator({ locale, messages: messagesOf(locale), namespace: 'errors' });
  const worded = (key: string, params: ErrorParams = {}) => {
    const known = key as Parameters<typeof t>[0];
    return t.has(known) ? t(known, params) : t('refused');
  };
  const shown = (params?: ErrorParams) => (params && Object.keys(params).length > 0 ? { params } : {});
  const fields = (options.issues ?? []).map(({ path, code: fieldCode, params }) => ({
    path,
    code: fieldCode,
    message: worded(fieldCode, params),
    ...shown(params),
  }));
  const error = { code, message: worded(code, options.params), ...shown(options.params), fields };
  return Response.json({ error }, { status, headers: { 'Cache-Control': 'no-store', ...options.headers } });
}

function withHeaders(response: Response, headers: Record<string, string>): Response {
  for (const [name, value] of Object.entries(headers)) response.headers.set(name, value);
  return response;
}

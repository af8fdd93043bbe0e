import { isOwnOrigin } from '@/lib/listening/own-origin';

/** The largest form of ours is a few kilobytes; next.config.ts says the same to Next. */
const MAX_BYTES = 1024 * 1024;
const MAX_FIELDS = 400;
const MAX_DEPTH = 8;
const MAX_VALUES = 2_000;
/** The state of the form, and room for what an action may one day be bound to. */
const MAX_BOUND = 4;

/** The strings with a meaning in what React sends; the state of a form holds no others. */
const KNOWN_REFERENCE = /^\$(?:\$|undefined$|-0$|NaN$|-?Infinity$)/;

type Refusal = 400 | 403 | 413 | 415;

/**
 * What a server action is not called with: 403 from another site's page, 413 too large, 415 not a form, 400 a form
 * that is broken or that React did not write. Null when the call may go on. Next answers all of these as faults of
 * the server. Our actions all take (state, form), so nothing else is let through.
 */
export async function actionRefusal(request: Request): Promise<Refusal | null> {
  if (request.method !== 'POST') return null;
  const type = request.headers.get('content-type') ?? '';
  const isCalled = request.headers.has('next-action');
  const isForm = /^multipart\/form-data\b/i.test(type);
  // Next takes nothing else for the call of an action; the page answers it, and nothing is done.
  if (!isCalled && !isForm) return null;
  if (!comesFromHere(request.headers)) return 403;
  if (!isForm) return 415;
  if (Number(request.headers.get('content-length') ?? 0) > MAX_BYTES) return 413;
  const form = await readForm(request, type);
  if (typeof form === 'number') return form;
  return (isCalled ? isCallOfAction(form) : isPlainForm(form)) ? null : 400;
}

/** Browsers say where a form comes from. Who says nothing at all is none, and carries nobody's cookies. */
function comesFromHere(headers: Headers): boolean {
  const silent = !headers.has('origin') && !headers.has('sec-fetch-site');
  return silent || isOwnOrigin(headers);
}

async function readForm(request: Request, type: string): Promise<FormData | 400 | 413> {
  try {
    const bytes = await bytesWithin(request, MAX_BYTES);
    if (!bytes) return 413;
    const form = await new Response(bytes, { headers: { 'content-type': type } }).formData();
    let fields = 0;
    for (const _ of form.keys()) fields += 1;
    return fields > MAX_FIELDS ? 413 : form;
  } catch {
    return 400;
  }
}

async function bytesWithin(request: Request, limit: number): Promise<Blob | null> {
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let size = 0;
  const reader = request.body?.getReader();
  while (reader) {
    const { done, value } = await reader.read();
    if (done) break;
    size += value.byteLength;
    if (size > limit) return null;
    parts.push(value);
  }
  return new Blob(parts);
}

/** From a page that runs its scripts: `0` holds [state, "$K1"], and the form's fields are called _1_name. */
function isCallOfAction(form: FormData): boolean {
  const roots = form.getAll('0');
  const [root] = roots;
  if (roots.length !== 1 || typeof root !== 'string') return false;
  const args = asJson(root);
  if (!Array.isArray(args) || args.length !== 2 || args[1] !== '$K1' || !isPlain(args[0])) return false;
  return [...form.keys()].every((name) => name === '0' || name.startsWith('_1_'));
}

/** From a page that runs none: the fields beside those by which React finds the action and its state again. */
function isPlainForm(form: FormData): boolean {
  for (const [name, value] of form) {
    const prefix = /^(\$ACTION_\d+:)\d+$/.exec(name)?.[1];
    if (prefix === undefined) continue;
    const parsed = typeof value === 'string' ? asJson(value) : undefined;
    const isPart = (text: string) => /^\$@\d{1,3}$/.test(text) && form.has(prefix + text.slice(2));
    if (parsed === undefined || !isPlain(parsed, isPart)) return false;
    if (Array.isArray(parsed) && parsed.length > MAX_BOUND) return false;
  }
  return true;
}

/** Plain values, not nested without end; a string that React would take for something else is none. */
function isPlain(root: unknown, isKnown: (text: string) => boolean = () => false): boolean {
  let level: unknown[] = [root];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > MAX_DEPTH || level.length > MAX_VALUES) return false;
    const isStrange = (value: unknown) =>
      typeof value === 'string' && value.startsWith('$') && !KNOWN_REFERENCE.test(value) && !isKnown(value);
    if (level.some(isStrange)) return false;
    level = level.flatMap((value) =>
      typeof value === 'object' && value !== null ? Object.values(value) : [],
    );
  }
  return true;
}

function asJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

import { createHash, createHmac, timingSafeEqual } from 'node:crypto';

export interface Credentials {
  appId: string;
  key: string;
  secret: string;
}

export function sign(secret: string, text: string): string {
  return createHmac('sha256', secret).update(text).digest('hex');
}

/** Compares in constant time; the lengths of what is compared are public. */
export function sameText(a: string, b: string): boolean {
  const left = Buffer.from(a);
  const right = Buffer.from(b);
  return left.length === right.length && timingSafeEqual(left, right);
}

/**
 * Checks an `auth` value of the form `key:signature` made for exactly this text.
 * Answers null when it holds, else why not, in the hosted service's words.
 */
export function authProblem(credentials: Credentials, auth: unknown, text: string): string | null {
  if (typeof auth !== 'string') return 'Invalid auth: a string of the form key:signature is expected';
  const colon = auth.indexOf(':');
  if (colon < 0 || !sameText(auth.slice(0, colon), credentials.key)) {
    return 'Invalid key in subscription auth data';
  }
  const signature = auth.slice(colon + 1);
  if (!sameText(signature, sign(credentials.secret, text))) {
    return `Invalid signature: Expected HMAC SHA256 hex digest of ${text}, but got ${signature}`;
  }
  return null;
}

export interface SignedRequest {
  method: string;
  /** The path as sent, without the query. */
  path: string;
  query: URLSearchParams;
}

/** Checks all of an HTTP call but its body; null when it holds, else the words of the 401. */
export function requestProblem(
  credentials: Credentials,
  request: SignedRequest,
  nowS: number,
  toleranceS: number,
): string | null {
  const { query } = request;
  const names = [...query.keys()];
  if (new Set(names).size !== names.length) return 'A parameter is given twice';
  for (const name of ['auth_key', 'auth_timestamp', 'auth_version', 'auth_signature']) {
    if (!query.get(name)) return `Missing parameter: ${name}`;
  }
  if (!sameText(query.get('auth_key') ?? '', credentials.key)) return 'Unknown auth_key';
  if (query.get('auth_version') !== '1.0') return 'Unsupported auth_version: 1.0 is expected';
  const timestamp = query.get('auth_timestamp') ?? '';
  if (!/^\d{1,12}$/.test(timestamp) || Math.abs(nowS - Number(timestamp)) > toleranceS) {
    return `Timestamp expired: auth_timestamp is not within ${toleranceS} seconds of the server's time`;
  }
  const signature = query.get('auth_signature') ?? '';
  const holds = signedPaths(request.path).some((path) =>
    sameText(signature, sign(credentials.secret, [request.method, path, signedQuery(query)].join('\n'))),
  );
  return holds
    ? null
    : 'Invalid signature: it does not match the method, path and parameters of this request';
}

/** Checks the body against the signed `body_md5`; null when it holds. */
export function bodyProblem(query: URLSearchParams, body: Buffer): string | null {
  const declared = query.get('body_md5');
  if (declared === null) return body.length === 0 ? null : 'Missing parameter: body_md5';
  const actual = createHash('md5').update(body).digest('hex');
  return sameText(declared, actual) ? null : 'Invalid body_md5: it does not match the body received';
}

function signedQuery(query: URLSearchParams): string {
  return [...query.entries()]
    .filter(([name]) => name !== 'auth_signature')
    .map(([name, value]) => [name.toLowerCase(), value] as const)
    .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
    .map(([name, value]) => `${name}=${value}`)
    .join('&');
}

/** The SDK signs the path before its HTTP client escapes it, so an unescaped reading counts too. */
function signedPaths(path: string): string[] {
  if (!path.includes('%') || /%2f/i.test(path)) return [path];
  try {
    return [path, decodeURIComponent(path)];
  } catch {
    return [path];
  }
}

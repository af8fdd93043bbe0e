import { decode, type JWT } from 'next-auth/jwt';

const MOST_KEPT = 2_000;

/** One for the front door and the pages of a process, which are programs of their own. */
const kept = globalThis as unknown as { sessionClaims?: Map<string, JWT> };

/**
 * What a session cookie says, or null when it is none of ours or over. Opening one takes some milliseconds and every
 * request asks twice, so the last ones that could be opened are kept under their whole text. They only say which session
 * to look for: whether it still counts is the database's to say, each time.
 */
export async function sessionClaims(cookie: {
  name: string;
  token: string;
  secret: string;
}): Promise<JWT | null> {
  const { name, token, secret } = cookie;
  kept.sessionClaims ??= new Map();
  const key = `${name} ${secret} ${token}`;
  const known = kept.sessionClaims.get(key);
  if (known && !isOver(known)) return known;
  kept.sessionClaims.delete(key);
  const claims = await decode({ token, secret, salt: name }).catch(() => null);
  if (!claims) return null;
  const [oldest] = kept.sessionClaims.keys();
  if (oldest !== undefined && kept.sessionClaims.size >= MOST_KEPT) kept.sessionClaims.delete(oldest);
  kept.sessionClaims.set(key, claims);
  return claims;
}

const isOver = ({ exp }: JWT) => typeof exp === 'number' && exp * 1000 <= Date.now();

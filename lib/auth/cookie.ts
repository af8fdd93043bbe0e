/** Claims of the session cookie; the database has the last word on each of them. */
export type SessionClaims = { sub: string; sid: string; role: string };

export const SESSION_MAX_AGE_SECONDS = 14 * 24 * 3600;

/** Secure cookies carry the prefix browsers enforce; plain http on localhost cannot. */
export function usesSecureCookies(appUrl: string): boolean {
  return appUrl.startsWith('https://');
}

export function sessionCookieName(appUrl: string): string {
  return usesSecureCookies(appUrl) ? '__Secure-authjs.session-token' : 'authjs.session-token';
}

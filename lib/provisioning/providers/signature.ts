import 'server-only';
import { createHmac, timingSafeEqual } from 'node:crypto';
import { env } from '@/lib/env';

export const SIGNATURE_HEADER = 'x-cloudnexus-signature';
export const TIMESTAMP_HEADER = 'x-cloudnexus-timestamp';

/** So far may the two clocks differ; an older call is a repeated one. */
const WINDOW_SECONDS = 300;

/** The secret shared with the automation. It is kept nowhere: it follows from the platform's own and its number. */
export function webhookSecret(version: number): string {
  const name = `provisioning-webhook:${version}`;
  return `cnx_${createHmac('sha256', env().AUTH_SECRET).update(name).digest('hex')}`;
}

/** `v1=` and the HMAC-SHA256 of `timestamp.body` in hexadecimal digits. */
export function signatureOf(secret: string, timestamp: string, body: string): string {
  return `v1=${createHmac('sha256', secret).update(`${timestamp}.${body}`).digest('hex')}`;
}

/** The headers of a signed call. */
export function signedHeaders(secret: string, at: Date, body: string): Record<string, string> {
  const timestamp = String(Math.floor(at.getTime() / 1_000));
  return { [TIMESTAMP_HEADER]: timestamp, [SIGNATURE_HEADER]: signatureOf(secret, timestamp, body) };
}

type Signed = { timestamp: string | null; signature: string | null; body: string };

/** Whether a call was signed with the secret, just now. */
export function isSigned(secret: string, at: Date, { timestamp, signature, body }: Signed): boolean {
  if (!timestamp || !signature || !/^\d{1,12}$/.test(timestamp)) return false;
  if (Math.abs(at.getTime() / 1_000 - Number(timestamp)) > WINDOW_SECONDS) return false;
  const wanted = Buffer.from(signatureOf(secret, timestamp, body));
  const given = Buffer.from(signature);
  return wanted.length === given.length && timingSafeEqual(wanted, given);
}

import 'server-only';
import { createHmac } from 'node:crypto';
import { env } from '@/lib/env';

/**
 * The token of a link to a version: 256 bits that only the platform's secret makes. The database keeps its hash alone,
 * yet an e-mail sent again has the same link, and a version that was replaced leads to the next.
 */
export function linkTokenOf(versionId: string, serial: number): string {
  return createHmac('sha256', env().AUTH_SECRET).update(`quote:${versionId}:${serial}`).digest('base64url');
}

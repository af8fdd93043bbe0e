import { checkHealth } from '@/lib/health/checks';

export const dynamic = 'force-dynamic';

/** For load balancers and monitors: 200 when everything answers, 503 otherwise. */
export async function GET(): Promise<Response> {
  const health = await checkHealth();
  return Response.json(health, {
    status: health.status === 'ok' ? 200 : 503,
    headers: { 'Cache-Control': 'no-store' },
  });
}

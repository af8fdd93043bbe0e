import { checkHealth } from '@/lib/health/checks';

export const dynamic = 'force-dynamic';

/** For load balancers and monitors: 200 when the platform can do its work, 503 otherwise. */
export async function GET(): Promise<Response> {
  const { status, checks, isServing } = await checkHealth();
  const health = { status, checks };
  return Response.json(health, {
    status: isServing ? 200 : 503,
    headers: { 'Cache-Control': 'no-store' },
  });
}

import { after } from 'next/server';
import { jsonRoute, readJson } from '@/lib/http-json';
import { requestHints } from '@/lib/orders/hints';
import { orderJson, placeOrderOfJson } from '@/lib/orders/order-json';
import { publish } from '@/lib/realtime/publish';

const LIMIT = { name: 'api.requests', count: 10, seconds: 600 };
const MAX_BYTES = 16_384;

/** Orders hosting. From server to server: no other site's page may send it, so there is no CORS here. */
export function POST(request: Request): Promise<Response> {
  return jsonRoute(request, LIMIT, async () => {
    const placed = await placeOrderOfJson(request, await readJson(request, MAX_BYTES));
    after(() => publish(requestHints(placed)));
    const headers = { 'Cache-Control': 'no-store', 'Idempotency-Replayed': String(placed.repeated) };
    return Response.json(await orderJson(placed), { status: placed.repeated ? 200 : 201, headers });
  });
}

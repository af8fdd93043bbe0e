import { priceOfJson } from '@/lib/catalog/price-json';
import { jsonRoute, OPEN_TO_ALL, preflight, readJson } from '@/lib/http-json';

const LIMIT = { name: 'api.pricing', count: 120, seconds: 60 };
const MAX_BYTES = 16_384;

/** The price of a configuration; `?trace=1` adds why each line costs what it costs. */
export function POST(request: Request): Promise<Response> {
  return jsonRoute(
    request,
    LIMIT,
    async () => {
      const trace = new URL(request.url).searchParams.get('trace') === '1';
      const quote = await priceOfJson(await readJson(request, MAX_BYTES), trace);
      return Response.json(quote, { headers: { 'Cache-Control': 'no-store' } });
    },
    OPEN_TO_ALL,
  );
}

export function OPTIONS(): Response {
  return preflight('POST');
}

import { jsonRoute, OPEN_TO_ALL, preflight } from '@/lib/http-json';
import { openApiDocument } from '@/lib/orders/openapi';

const LIMIT = { name: 'api.openapi', count: 60, seconds: 60 };

/** The description of this API, for generators and try-out pages. */
export function GET(request: Request): Promise<Response> {
  return jsonRoute(
    request,
    LIMIT,
    async () =>
      Response.json(await openApiDocument(), { headers: { 'Cache-Control': 'public, max-age=60' } }),
    OPEN_TO_ALL,
  );
}

export function OPTIONS(): Response {
  return preflight('GET');
}

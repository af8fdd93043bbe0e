import { catalogueJson } from '@/lib/catalog/catalogue-json';
import { jsonRoute, OPEN_TO_ALL, preflight } from '@/lib/http-json';

const LIMIT = { name: 'api.catalogue', count: 120, seconds: 60 };

/** Everything that can be ordered and what it costs now. */
export function GET(request: Request): Promise<Response> {
  return jsonRoute(
    request,
    LIMIT,
    async () => Response.json(await catalogueJson(), { headers: { 'Cache-Control': 'public, max-age=60' } }),
    OPEN_TO_ALL,
  );
}

export function OPTIONS(): Response {
  return preflight('GET');
}

import { handlers } from '@/lib/identity/auth';
import { isOwnOrigin } from '@/lib/listening/own-origin';

export const { GET } = handlers;

/** From a page of this site alone, whatever token comes along. */
export async function POST(request: Parameters<typeof handlers.POST>[0]): Promise<Response> {
  if (isOwnOrigin(request.headers)) return handlers.POST(request);
  return Response.json({ error: 'origin' }, { status: 403, headers: { 'Cache-Control': 'no-store' } });
}

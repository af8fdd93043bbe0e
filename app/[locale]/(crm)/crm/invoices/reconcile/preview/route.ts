import { isAdmin } from '@/lib/auth/actor';
import { getActor } from '@/lib/auth/current-actor';
import { previewTransfers } from '@/lib/billing/reconcile';
import { recordTransfersSchema } from '@/lib/billing/schema';
import { JsonRefusal, jsonRoute, readJson } from '@/lib/http-json';

const MAX_BYTES = 400_000;

/** What the lines of a statement would become; records nothing. */
export function POST(request: Request): Promise<Response> {
  return jsonRoute(request, { name: 'reconcile', count: 60, seconds: 60 }, async () => {
    const actor = await getActor();
    if (!actor || !isAdmin(actor)) throw new JsonRefusal(404, 'not_found');
    const parsed = recordTransfersSchema.safeParse(await readJson(request, MAX_BYTES));
    if (!parsed.success) throw new JsonRefusal(400, 'check_fields');
    const matches = await previewTransfers(actor, parsed.data.rows);
    return Response.json({ matches }, { headers: { 'Cache-Control': 'no-store' } });
  });
}

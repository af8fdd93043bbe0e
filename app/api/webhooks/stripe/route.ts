import { receiveStripeEvent } from '@/lib/billing/stripe/receive-event';
import { JsonRefusal, jsonRoute, readSignedText } from '@/lib/http-json';

const LIMIT = { name: 'api.webhooks.stripe', count: 600, seconds: 60 };
const MAX_BYTES = 512 * 1024;

/** Where Stripe tells of payments: signed, kept as it came, answered at once, read by the worker (docs/api/stripe.md). */
export function POST(request: Request): Promise<Response> {
  return jsonRoute(request, LIMIT, async () => {
    const { text } = await readSignedText(request, MAX_BYTES);
    const received = await receiveStripeEvent(text, request.headers.get('stripe-signature'));
    if (received === 'off') throw new JsonRefusal(404, 'not_found');
    if (received === 'forged') throw new JsonRefusal(401, 'bad_signature');
    return Response.json({ received: true }, { headers: { 'Cache-Control': 'no-store' } });
  });
}

'use server';

import { revalidatePath } from 'next/cache';
import { redirect } from 'next/navigation';
import { after } from 'next/server';
import { couponCodeSchema } from '@/lib/catalog/coupon-schema';
import { findCoupon } from '@/lib/catalog/queries';
import { DomainError } from '@/lib/errors';
import { publicAction } from '@/lib/form-action';
import { localePath } from '@/lib/i18n/routing';
import { requestHints } from '@/lib/orders/hints';
import { hostingOrderSchema } from '@/lib/orders/schema';
import { submitHostingOrder } from '@/lib/orders/submit-hosting-order';
import { publish } from '@/lib/realtime/publish';

/** Orders what the form holds, then shows the receipt. */
export const orderHostingAction = publicAction(
  { name: 'order.hosting', count: 20, seconds: 600 },
  hostingOrderSchema,
  async (visitor, input) => {
    const placed = await submitHostingOrder(visitor, input).catch((error: unknown) => {
      // The static pages show a price list that is no longer valid: this visitor and the next get the new one.
      if (error instanceof DomainError && error.code === 'price_changed') {
        revalidatePath('/[locale]/(public)/hosting', 'page');
        revalidatePath('/[locale]/(public)/hosting/order', 'page');
      }
      if (error instanceof DomainError && error.code === 'key_reused') {
        const { code, params } = error;
        throw new DomainError(code, { params, values: { renewKey: 'yes' } });
      }
      throw error;
    });
    after(() => publish(requestHints(placed)));
    const receipt = localePath(visitor.locale, `/hosting/order/received/${placed.receiptToken}`);
    // A page at work goes there by itself: the answer need not wait until the receipt is drawn.
    if (input.elapsedMs === undefined) redirect(receipt);
    return { goTo: receipt };
  },
);

/** The terms of a code, so that the page can price with it. Limited, or codes could be guessed. */
export const checkCouponAction = publicAction(
  { name: 'coupon', count: 20, seconds: 600 },
  couponCodeSchema,
  async (_visitor, { coupon }) => {
    const terms = await findCoupon(coupon);
    if (!terms) throw new DomainError('coupon', { field: 'coupon' });
    const values = Object.entries(terms).map(([name, value]) => [name, String(value)]);
    return { values: Object.fromEntries(values) };
  },
);

'use server';

import { redirect } from 'next/navigation';
import { after } from 'next/server';
import { DomainError } from '@/lib/errors';
import { publicAction } from '@/lib/form-action';
import { localePath } from '@/lib/i18n/routing';
import { requestHints } from '@/lib/orders/hints';
import { serviceRequestSchema } from '@/lib/orders/schema';
import { submitServiceRequest } from '@/lib/orders/submit-service-request';
import { publish } from '@/lib/realtime/publish';

/** Sends the service request, then shows the receipt. */
export const requestServiceAction = publicAction(
  { name: 'order.service', count: 20, seconds: 600 },
  serviceRequestSchema,
  async (visitor, input) => {
    const placed = await submitServiceRequest(visitor, input).catch((error: unknown) => {
      if (error instanceof DomainError && error.code === 'key_reused') {
        const { code, params } = error;
        throw new DomainError(code, { params, values: { renewKey: 'yes' } });
      }
      throw error;
    });
    after(() => publish(requestHints(placed)));
    const receipt = localePath(visitor.locale, `/request-service/received/${placed.receiptToken}`);
    // A page at work goes there by itself: the answer need not wait until the receipt is drawn.
    if (input.elapsedMs === undefined) redirect(receipt);
    return { goTo: receipt };
  },
);

'use server';

import { refresh } from 'next/cache';
import { vatNumberInputSchema } from '@/lib/billing/schema';
import { setVatNumber } from '@/lib/billing/vat-number';
import { adminAction } from '@/lib/form-action';

export const setVatNumberAction = adminAction(vatNumberInputSchema, async (actor, input) => {
  await setVatNumber(actor, input);
  refresh();
  return undefined;
});

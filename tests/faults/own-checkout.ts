import { inject } from 'vitest';
import { Checkout } from './checkout';

type Given = Record<string, string>;

/** A platform of this test file alone, as it is after its first start; `given`: what its processes are told. */
export const ownCheckout = (given?: Given): Promise<Checkout> =>
  Checkout.make({ from: inject('modelCheckout'), hasData: true, hasPackages: false }, given);

/** The same without a database: its first start makes one. */
export const emptyCheckout = (given?: Given): Promise<Checkout> =>
  Checkout.make({ from: inject('modelCheckout'), hasData: false, hasPackages: false }, given);

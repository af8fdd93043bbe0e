import type { TestProject } from 'vitest/node';
import { Checkout } from './checkout';

declare module 'vitest' {
  interface ProvidedContext {
    /** A copy of this checkout that was started once: built, its database made and filled. */
    modelCheckout: string;
  }
}

/** Runs once before the tests of faults: a first start is the longest, and each of their files would wait for one. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const model = await Checkout.make({ from: process.cwd(), hasData: false, hasPackages: true });
  await model.start();
  await model.stop();
  project.provide('modelCheckout', model.folder);
  return () => model.remove();
}

import { setTimeout as sleep } from 'node:timers/promises';
import type { TestProject } from 'vitest/node';
import { Checkout } from './checkout';
import { rowsOf } from './rows';

declare module 'vitest' {
  interface ProvidedContext {
    /** A copy of this checkout that was started once: built, its database made and filled. */
    modelCheckout: string;
  }
}

const DUE = `SELECT 1 FROM graphile_worker._private_jobs WHERE run_at <= now() AND attempts < max_attempts LIMIT 1`;
const REST_LIMIT_MS = 120_000;

/** Runs once before the tests of faults: a first start is the longest, and each of their files would wait for one. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const model = await Checkout.make({ from: process.cwd(), hasData: false, hasPackages: true });
  await model.start();
  await untilRested(model);
  await model.stop();
  project.provide('modelCheckout', model.folder);
  return () => model.remove();
}

/** What the demo leaves to the worker is done once, and not in each copy beside what is tested there. */
async function untilRested({ databaseUrl }: Checkout): Promise<void> {
  const end = Date.now() + REST_LIMIT_MS;
  while ((await rowsOf(databaseUrl, DUE)).length > 0 && Date.now() < end) await sleep(250);
}

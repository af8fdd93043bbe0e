import { db } from '@/lib/db/client';
import { createWorld } from './world';

/** Prints the world as JSON: the browser tests run in a process that cannot load server code. */
async function main(): Promise<void> {
  process.stdout.write(JSON.stringify(await createWorld()));
  await db.$disconnect();
}

void main();

import { db } from '@/lib/db/client';
import { judgeStored } from './stored-rows';

/** Prints how many rows were judged and what is wrong with them, as JSON. */
async function main(): Promise<void> {
  process.stdout.write(JSON.stringify(await judgeStored(db)));
  await db.$disconnect();
}

void main();

import { db } from '@/lib/db/client';
import { seedFirstRun } from '@/prisma/seed/first-run';
import { runCommand } from './run-command';

runCommand(async () => {
  const { ADMIN_EMAIL, FIRST_ADMIN_TOKEN } = process.env;
  if (!ADMIN_EMAIL || !FIRST_ADMIN_TOKEN) throw new Error('ADMIN_EMAIL and FIRST_ADMIN_TOKEN are needed');
  try {
    await seedFirstRun(ADMIN_EMAIL, FIRST_ADMIN_TOKEN);
  } finally {
    await db.$disconnect();
  }
});

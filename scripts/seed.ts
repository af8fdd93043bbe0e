import { db } from '@/lib/db/client';
import { seedDemo } from '@/prisma/seed/index';
import { runCommand } from './run-command';

runCommand(async () => {
  try {
    await seedDemo();
  } finally {
    await db.$disconnect();
  }
});

import { defineConfig } from 'prisma/config';

export default defineConfig({
  schema: 'prisma/schema',
  migrations: { path: 'prisma/migrations' },
  // Only `prisma migrate deploy` reads it, on machines that have Prisma's own engine program.
  datasource: { url: process.env.DATABASE_URL ?? '' },
});

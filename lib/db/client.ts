import 'server-only';
import { PrismaPg } from '@prisma/adapter-pg';
import { env } from '@/lib/env';
import { PrismaClient } from './generated/client';
import { statementName } from './prepared';

/** The client or the client inside a transaction: what a command's parts take. */
export type Db = Omit<
  PrismaClient,
  '$connect' | '$disconnect' | '$on' | '$transaction' | '$extends' | '$use'
>;

const store = globalThis as unknown as { prisma?: PrismaClient };

function createClient(): PrismaClient {
  const { DATABASE_URL } = env();
  const pool = { connectionString: DATABASE_URL, max: 20 };
  return new PrismaClient({ adapter: new PrismaPg(pool, { statementNameGenerator: statementName }) });
}

/** The one database client of this process; connects on first use. */
export const db: PrismaClient = new Proxy({} as PrismaClient, {
  get(_target, property) {
    store.prisma ??= createClient();
    const value = Reflect.get(store.prisma, property);
    return typeof value === 'function' ? value.bind(store.prisma) : value;
  },
});

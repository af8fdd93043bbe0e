import 'server-only';
import { Prisma } from '@/lib/db/generated/client';
import { searchPatterns } from '@/lib/leads/search-text';

/** Lower case without accents, as queries are written; the same in the indexes of what is searched. */
export function plainText(text: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`translate(lower(${text}), 'àâäáãåçéèêëíìîïñóòôöõúùûüýÿ', 'aaaaaaceeeeiiiinooooouuuuyy')`;
}

/** What a client `"User" u` is found by; the same in the index "User_client_search". */
export const clientText = plainText(
  Prisma.sql`u."name" || ' ' || u."email" || ' ' || COALESCE(u."company", '')`,
);

/** What an issued document `"Invoice" i` is found by; the same in the index "Invoice_search". */
export const invoiceText = plainText(
  Prisma.sql`COALESCE(i."number", '') || ' ' || i."buyerName" || ' ' || i."buyerEmail"`,
);

/** What a server `"Service" s` is found by; the same in the index "Service_search". */
export const serviceText = plainText(
  Prisma.sql`COALESCE(s."domain", '') || ' ' || COALESCE(s."address", '')`,
);

/** A condition for each word of a query; without one, nothing is left out. */
export function wordsIn(text: Prisma.Sql, query: string): Prisma.Sql[] {
  return searchPatterns(query).map((pattern) => Prisma.sql`${text} LIKE ${pattern}`);
}

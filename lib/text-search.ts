import 'server-only';
import { Prisma } from '@/lib/db/generated/client';
import { searchProbes } from '@/lib/leads/search-text';

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

/** That a text has a word of the query, for each of them: served by the text's index of trigrams. */
export function wordsIn(text: Prisma.Sql, query: string): Prisma.Sql[] {
  return searchProbes(query).map(({ pattern, probe }) =>
    probe === undefined
      ? Prisma.sql`${text} LIKE ${pattern}`
      : // The empty text keeps the whole word out of the index, which would read its every list.
        Prisma.sql`(${text} LIKE ${probe} AND ${text} || '' LIKE ${pattern})`,
  );
}

import 'server-only';
import { Prisma } from '@/lib/db/generated/client';

/** Lower case without accents, as queries are written; the same in the index "User_client_search". */
export function plainText(text: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`translate(lower(${text}), 'àâäáãåçéèêëíìîïñóòôöõúùûüýÿ', 'aaaaaaceeeeiiiinooooouuuuyy')`;
}

/** What a client is found by. */
export const clientText = plainText(
  Prisma.sql`u."name" || ' ' || u."email" || ' ' || COALESCE(u."company", '')`,
);

-- How often clients have a word: the statistics of an index on clients alone do not say, and a word that all have was
-- looked for in the index instead of in their order.
CREATE STATISTICS "User_client_words" ON (
  translate(lower("name" || ' ' || "email" || ' ' || COALESCE("company", '')), 'àâäáãåçéèêëíìîïñóòôöõúùûüýÿ', 'aaaaaaceeeeiiiinooooouuuuyy'))
  FROM "User";

-- Few among many: without an index of their own all documents would be passed to find them.
CREATE INDEX "Invoice_credited" ON "Invoice" ("issuedAt" DESC, "id" DESC)
  WHERE "kind" = 'invoice' AND "issuedAt" IS NOT NULL AND "creditedCents" = "grossCents" AND "grossCents" > 0;

ANALYZE "User";
ANALYZE "Invoice";
ANALYZE "Service";

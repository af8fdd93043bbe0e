-- Documents by part of their number, name or e-mail, and servers by part of what they are called (lib/text-search.ts says
-- the same words).
DO $$
BEGIN
  CREATE EXTENSION IF NOT EXISTS pg_trgm;
  CREATE INDEX "Invoice_search" ON "Invoice" USING gin (
    translate(lower(COALESCE("number", '') || ' ' || "buyerName" || ' ' || "buyerEmail"), 'àâäáãåçéèêëíìîïñóòôöõúùûüýÿ', 'aaaaaaceeeeiiiinooooouuuuyy') gin_trgm_ops);
  CREATE INDEX "Service_search" ON "Service" USING gin (
    translate(lower(COALESCE("domain", '') || ' ' || COALESCE("address", '')), 'àâäáãåçéèêëíìîïñóòôöõúùûüýÿ', 'aaaaaaceeeeiiiinooooouuuuyy') gin_trgm_ops);
EXCEPTION
  WHEN insufficient_privilege OR undefined_file OR feature_not_supported THEN
    RAISE NOTICE 'pg_trgm is not available: invoices and servers are searched without an index';
END $$;

-- What a seller's clients owe is found from the seller's leads, and summed from the indexes alone.
DROP INDEX "Invoice_unsettled";
CREATE INDEX "Invoice_unsettled" ON "Invoice" ("userId")
  INCLUDE ("id", "issuedAt", "requestId", "currency", "dueOn", "grossCents", "creditedCents", "paidCents", "refundedCents")
  WHERE "kind" = 'invoice' AND "issuedAt" IS NOT NULL
    AND "grossCents" - "creditedCents" - "paidCents" + "refundedCents" <> 0;
DROP INDEX "CrmLead_assignedToId_createdAt_id_idx";
CREATE INDEX "CrmLead_of_seller" ON "CrmLead" ("assignedToId", "createdAt" DESC, "id" DESC)
  INCLUDE ("customerId", "hostingRequestId");

-- Few among many: without an index of their own all documents would be passed to find them.
CREATE INDEX "Invoice_credit_notes" ON "Invoice" ("issuedAt" DESC, "id" DESC)
  WHERE "kind" = 'credit_note' AND "issuedAt" IS NOT NULL;

-- CreateEnum
CREATE TYPE "QuoteStatus" AS ENUM ('draft', 'sent', 'accepted', 'declined', 'expired', 'superseded');

-- CreateEnum
CREATE TYPE "QuoteLineKind" AS ENUM ('recurring', 'once');

-- CreateEnum
CREATE TYPE "QuoteTerms" AS ENUM ('prepaid', 'on_account');

-- CreateEnum
CREATE TYPE "SignatureKind" AS ENUM ('typed', 'drawn');

-- CreateEnum
CREATE TYPE "QuoteDocumentKind" AS ENUM ('offer', 'contract');

-- AlterEnum
ALTER TYPE "ActivityType" ADD VALUE 'quote';

-- AlterTable
ALTER TABLE "User" ADD COLUMN     "quoteDiscountBp" INTEGER NOT NULL DEFAULT 1000;

-- CreateTable
CREATE TABLE "CostBookVersion" (
    "version" INTEGER NOT NULL,
    "validFrom" TIMESTAMPTZ(3) NOT NULL,
    "content" JSONB NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "CostBookVersion_pkey" PRIMARY KEY ("version")
);

-- CreateTable
CREATE TABLE "Quote" (
    "id" TEXT NOT NULL,
    "reference" TEXT NOT NULL,
    "idempotencyKey" TEXT NOT NULL,
    "leadId" TEXT NOT NULL,
    "status" "QuoteStatus" NOT NULL DEFAULT 'draft',
    "createdById" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Quote_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "QuoteVersion" (
    "id" TEXT NOT NULL,
    "quoteId" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "status" "QuoteStatus" NOT NULL DEFAULT 'draft',
    "locale" "Locale" NOT NULL,
    "currency" TEXT NOT NULL DEFAULT 'EUR',
    "buyerName" TEXT NOT NULL,
    "buyerCompany" TEXT,
    "buyerEmail" TEXT NOT NULL,
    "buyerCountry" TEXT NOT NULL,
    "buyerType" "CustomerType" NOT NULL,
    "buyerVatNumber" TEXT,
    "vatRateBp" INTEGER NOT NULL,
    "vatNote" TEXT,
    "cycle" "BillingCycle" NOT NULL,
    "commitmentMonths" INTEGER NOT NULL DEFAULT 0,
    "configuration" JSONB,
    "price" JSONB,
    "priceBookVersion" INTEGER,
    "discountBp" INTEGER NOT NULL DEFAULT 0,
    "terms" "QuoteTerms" NOT NULL DEFAULT 'prepaid',
    "dueDays" INTEGER NOT NULL DEFAULT 14,
    "message" TEXT,
    "validUntil" DATE NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "holdCapacity" BOOLEAN NOT NULL DEFAULT false,
    "dueNowGrossCents" INTEGER NOT NULL DEFAULT 0,
    "periodNetCents" INTEGER NOT NULL DEFAULT 0,
    "approvalWantedAt" TIMESTAMPTZ(3),
    "approvedAt" TIMESTAMPTZ(3),
    "approvedById" TEXT,
    "approvedBp" INTEGER,
    "sentAt" TIMESTAMPTZ(3),
    "sentById" TEXT,
    "seller" JSONB,
    "closedAt" TIMESTAMPTZ(3),
    "declineReason" TEXT,
    "declineNote" TEXT,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "createdById" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "QuoteVersion_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "QuoteLine" (
    "id" TEXT NOT NULL,
    "versionId" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "kind" "QuoteLineKind" NOT NULL,
    "code" TEXT,
    "label" TEXT NOT NULL,
    "detail" TEXT,
    "quantity" INTEGER NOT NULL DEFAULT 1,
    "unitNetCents" INTEGER NOT NULL,
    "netCents" INTEGER NOT NULL,
    "optional" BOOLEAN NOT NULL DEFAULT false,
    "selected" BOOLEAN NOT NULL DEFAULT true,
    "trace" JSONB,

    CONSTRAINT "QuoteLine_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "QuoteLink" (
    "id" TEXT NOT NULL,
    "versionId" TEXT NOT NULL,
    "serial" INTEGER NOT NULL,
    "tokenHash" TEXT NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "revokedAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "QuoteLink_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "QuoteVisit" (
    "id" TEXT NOT NULL,
    "versionId" TEXT NOT NULL,
    "visitKey" TEXT NOT NULL,
    "startedAt" TIMESTAMPTZ(3) NOT NULL,
    "lastSeenAt" TIMESTAMPTZ(3) NOT NULL,
    "section" TEXT,
    "seconds" JSONB NOT NULL,

    CONSTRAINT "QuoteVisit_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "QuoteQuestion" (
    "id" TEXT NOT NULL,
    "quoteId" TEXT NOT NULL,
    "versionId" TEXT NOT NULL,
    "idempotencyKey" TEXT NOT NULL,
    "question" TEXT NOT NULL,
    "askedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "answer" TEXT,
    "answeredAt" TIMESTAMPTZ(3),
    "answeredById" TEXT,

    CONSTRAINT "QuoteQuestion_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "QuoteAcceptance" (
    "id" TEXT NOT NULL,
    "quoteId" TEXT NOT NULL,
    "versionId" TEXT NOT NULL,
    "acceptedAt" TIMESTAMPTZ(3) NOT NULL,
    "signerName" TEXT NOT NULL,
    "signerCapacity" TEXT NOT NULL,
    "signatureKind" "SignatureKind" NOT NULL,
    "signature" TEXT NOT NULL,
    "termsVersion" TEXT NOT NULL,
    "ip" TEXT NOT NULL,
    "userAgent" TEXT,
    "document" TEXT NOT NULL,
    "documentSha256" TEXT NOT NULL,
    "dueNowNetCents" INTEGER NOT NULL,
    "dueNowVatCents" INTEGER NOT NULL,
    "dueNowGrossCents" INTEGER NOT NULL,
    "periodNetCents" INTEGER NOT NULL,
    "invoiceNumber" TEXT,

    CONSTRAINT "QuoteAcceptance_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "QuoteDocument" (
    "id" TEXT NOT NULL,
    "versionId" TEXT NOT NULL,
    "kind" "QuoteDocumentKind" NOT NULL,
    "fileName" TEXT NOT NULL,
    "content" BYTEA NOT NULL,
    "sha256" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "QuoteDocument_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "QuoteReminder" (
    "id" TEXT NOT NULL,
    "versionId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "QuoteReminder_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "CostBookVersion_validFrom_idx" ON "CostBookVersion"("validFrom" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "Quote_reference_key" ON "Quote"("reference");

-- CreateIndex
CREATE UNIQUE INDEX "Quote_idempotencyKey_key" ON "Quote"("idempotencyKey");

-- CreateIndex
CREATE INDEX "Quote_createdAt_id_idx" ON "Quote"("createdAt" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "Quote_status_createdAt_id_idx" ON "Quote"("status", "createdAt" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "Quote_leadId_createdAt_idx" ON "Quote"("leadId", "createdAt" DESC);

-- CreateIndex
CREATE INDEX "QuoteVersion_status_expiresAt_idx" ON "QuoteVersion"("status", "expiresAt");

-- CreateIndex
CREATE UNIQUE INDEX "QuoteVersion_quoteId_number_key" ON "QuoteVersion"("quoteId", "number");

-- CreateIndex
CREATE UNIQUE INDEX "QuoteLine_versionId_position_key" ON "QuoteLine"("versionId", "position");

-- CreateIndex
CREATE UNIQUE INDEX "QuoteLink_tokenHash_key" ON "QuoteLink"("tokenHash");

-- CreateIndex
CREATE UNIQUE INDEX "QuoteLink_versionId_serial_key" ON "QuoteLink"("versionId", "serial");

-- CreateIndex
CREATE INDEX "QuoteVisit_versionId_lastSeenAt_idx" ON "QuoteVisit"("versionId", "lastSeenAt" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "QuoteVisit_versionId_visitKey_key" ON "QuoteVisit"("versionId", "visitKey");

-- CreateIndex
CREATE UNIQUE INDEX "QuoteQuestion_idempotencyKey_key" ON "QuoteQuestion"("idempotencyKey");

-- CreateIndex
CREATE INDEX "QuoteQuestion_quoteId_askedAt_idx" ON "QuoteQuestion"("quoteId", "askedAt");

-- CreateIndex
CREATE UNIQUE INDEX "QuoteAcceptance_quoteId_key" ON "QuoteAcceptance"("quoteId");

-- CreateIndex
CREATE UNIQUE INDEX "QuoteAcceptance_versionId_key" ON "QuoteAcceptance"("versionId");

-- CreateIndex
CREATE UNIQUE INDEX "QuoteDocument_versionId_kind_key" ON "QuoteDocument"("versionId", "kind");

-- CreateIndex
CREATE UNIQUE INDEX "QuoteReminder_versionId_kind_key" ON "QuoteReminder"("versionId", "kind");

-- AddForeignKey
ALTER TABLE "Quote" ADD CONSTRAINT "Quote_leadId_fkey" FOREIGN KEY ("leadId") REFERENCES "CrmLead"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Quote" ADD CONSTRAINT "Quote_createdById_fkey" FOREIGN KEY ("createdById") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "QuoteVersion" ADD CONSTRAINT "QuoteVersion_quoteId_fkey" FOREIGN KEY ("quoteId") REFERENCES "Quote"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "QuoteVersion" ADD CONSTRAINT "QuoteVersion_priceBookVersion_fkey" FOREIGN KEY ("priceBookVersion") REFERENCES "PriceBookVersion"("version") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "QuoteVersion" ADD CONSTRAINT "QuoteVersion_approvedById_fkey" FOREIGN KEY ("approvedById") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "QuoteVersion" ADD CONSTRAINT "QuoteVersion_sentById_fkey" FOREIGN KEY ("sentById") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "QuoteVersion" ADD CONSTRAINT "QuoteVersion_createdById_fkey" FOREIGN KEY ("createdById") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "QuoteLine" ADD CONSTRAINT "QuoteLine_versionId_fkey" FOREIGN KEY ("versionId") REFERENCES "QuoteVersion"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "QuoteLink" ADD CONSTRAINT "QuoteLink_versionId_fkey" FOREIGN KEY ("versionId") REFERENCES "QuoteVersion"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "QuoteVisit" ADD CONSTRAINT "QuoteVisit_versionId_fkey" FOREIGN KEY ("versionId") REFERENCES "QuoteVersion"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "QuoteQuestion" ADD CONSTRAINT "QuoteQuestion_quoteId_fkey" FOREIGN KEY ("quoteId") REFERENCES "Quote"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "QuoteQuestion" ADD CONSTRAINT "QuoteQuestion_versionId_fkey" FOREIGN KEY ("versionId") REFERENCES "QuoteVersion"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "QuoteQuestion" ADD CONSTRAINT "QuoteQuestion_answeredById_fkey" FOREIGN KEY ("answeredById") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "QuoteAcceptance" ADD CONSTRAINT "QuoteAcceptance_quoteId_fkey" FOREIGN KEY ("quoteId") REFERENCES "Quote"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "QuoteAcceptance" ADD CONSTRAINT "QuoteAcceptance_versionId_fkey" FOREIGN KEY ("versionId") REFERENCES "QuoteVersion"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "QuoteDocument" ADD CONSTRAINT "QuoteDocument_versionId_fkey" FOREIGN KEY ("versionId") REFERENCES "QuoteVersion"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "QuoteReminder" ADD CONSTRAINT "QuoteReminder_versionId_fkey" FOREIGN KEY ("versionId") REFERENCES "QuoteVersion"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- One version of a quote is open or accepted, and one is being written, whoever writes and however.
CREATE UNIQUE INDEX "QuoteVersion_one_active" ON "QuoteVersion" ("quoteId") WHERE "status" IN ('sent', 'accepted');
CREATE UNIQUE INDEX "QuoteVersion_one_draft" ON "QuoteVersion" ("quoteId") WHERE "status" = 'draft';
CREATE UNIQUE INDEX "QuoteLink_one_living" ON "QuoteLink" ("versionId") WHERE "revokedAt" IS NULL;

ALTER TABLE "User" ADD CONSTRAINT "User_quote_discount" CHECK ("quoteDiscountBp" BETWEEN 0 AND 10000);

ALTER TABLE "QuoteVersion"
  ADD CONSTRAINT "QuoteVersion_numbers" CHECK ("number" > 0 AND "revision" > 0 AND "commitmentMonths" >= 0),
  ADD CONSTRAINT "QuoteVersion_amounts" CHECK ("dueNowGrossCents" >= 0 AND "periodNetCents" >= 0),
  ADD CONSTRAINT "QuoteVersion_rates" CHECK ("discountBp" BETWEEN 0 AND 10000 AND "vatRateBp" BETWEEN 0 AND 10000
    AND "approvedBp" BETWEEN 0 AND 10000 AND "dueDays" BETWEEN 0 AND 365),
  ADD CONSTRAINT "QuoteVersion_vat_note" CHECK ("vatNote" IN ('reverse_charge', 'export')),
  ADD CONSTRAINT "QuoteVersion_priced" CHECK (
    ("configuration" IS NULL) = ("price" IS NULL) AND ("price" IS NULL) = ("priceBookVersion" IS NULL)),
  ADD CONSTRAINT "QuoteVersion_approved" CHECK (
    ("approvedAt" IS NULL) = ("approvedById" IS NULL) AND ("approvedAt" IS NULL) = ("approvedBp" IS NULL)),
  ADD CONSTRAINT "QuoteVersion_sent" CHECK (
    ("status" NOT IN ('sent', 'accepted', 'declined', 'expired') OR "sentAt" IS NOT NULL)
    AND ("sentAt" IS NULL) = ("sentById" IS NULL) AND ("status" <> 'draft' OR "sentAt" IS NULL)),
  ADD CONSTRAINT "QuoteVersion_closed" CHECK (
    ("status" IN ('accepted', 'declined', 'expired', 'superseded')) = ("closedAt" IS NOT NULL)),
  ADD CONSTRAINT "QuoteVersion_dates" CHECK (
    "sentAt" >= "createdAt" AND "closedAt" >= "createdAt" AND "closedAt" >= COALESCE("sentAt", "createdAt")
    AND ("status" <> 'sent' OR "expiresAt" > "sentAt"));

ALTER TABLE "QuoteLine"
  ADD CONSTRAINT "QuoteLine_numbers" CHECK ("position" >= 0 AND "quantity" BETWEEN 1 AND 1000),
  ADD CONSTRAINT "QuoteLine_amounts" CHECK (CASE WHEN "code" IS NULL THEN "unitNetCents" >= 0
      AND "netCents" = "quantity"::bigint * "unitNetCents"
    WHEN "code" IN ('discount', 'coupon') THEN "netCents" <= 0 ELSE "netCents" >= 0 END),
  ADD CONSTRAINT "QuoteLine_words" CHECK (("code" IS NULL) = ("trace" IS NULL) AND ("code" IS NOT NULL OR "label" <> '')),
  ADD CONSTRAINT "QuoteLine_choice" CHECK (("optional" OR "selected") AND (NOT "optional" OR "code" IS NULL));

ALTER TABLE "QuoteLink" ADD CONSTRAINT "QuoteLink_dates" CHECK ("serial" > 0 AND "expiresAt" > "createdAt");
ALTER TABLE "QuoteVisit" ADD CONSTRAINT "QuoteVisit_dates" CHECK ("lastSeenAt" >= "startedAt");
ALTER TABLE "QuoteQuestion" ADD CONSTRAINT "QuoteQuestion_answered" CHECK (
  ("answer" IS NULL) = ("answeredAt" IS NULL) AND ("answer" IS NULL) = ("answeredById" IS NULL) AND "answeredAt" >= "askedAt");
ALTER TABLE "QuoteAcceptance" ADD CONSTRAINT "QuoteAcceptance_sums" CHECK (
  least("dueNowNetCents", "dueNowVatCents", "periodNetCents") >= 0
  AND "dueNowGrossCents" = "dueNowNetCents" + "dueNowVatCents" AND length("documentSha256") = 64);

-- What was sent keeps its words and amounts, what was accepted everything: a correction is a new version.
CREATE FUNCTION keep_quote_version() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  next text[] := CASE OLD."status"
    WHEN 'draft' THEN '{sent,superseded}' WHEN 'sent' THEN '{accepted,declined,expired,superseded}'
    WHEN 'expired' THEN '{sent,superseded}' WHEN 'declined' THEN '{superseded}' ELSE '{}' END;
  -- Of what was sent these alone move: where it stands, until when, and the sums of what was ticked.
  moving text[] := '{status,validUntil,expiresAt,closedAt,declineReason,declineNote,revision,updatedAt,dueNowGrossCents,periodNetCents}';
BEGIN
  IF TG_OP = 'DELETE' THEN
    IF OLD."status" <> 'draft' THEN RAISE EXCEPTION 'a quote that was sent is never deleted'; END IF;
    RETURN OLD;
  END IF;
  IF OLD."status" = 'accepted' THEN RAISE EXCEPTION 'an accepted quote never changes'; END IF;
  IF NEW."id" <> OLD."id" OR NEW."quoteId" <> OLD."quoteId" THEN RAISE EXCEPTION 'a version stays with its quote'; END IF;
  IF NEW."status" <> OLD."status" AND NOT NEW."status"::text = ANY (next) THEN
    RAISE EXCEPTION 'a quote does not go from % to %', OLD."status", NEW."status";
  END IF;
  IF OLD."status" <> 'draft' AND to_jsonb(NEW) - moving <> to_jsonb(OLD) - moving THEN
    RAISE EXCEPTION 'a quote that was sent keeps its words and amounts';
  END IF;
  IF NEW."status" = 'accepted' AND NOT EXISTS (SELECT 1 FROM "QuoteAcceptance" WHERE "versionId" = NEW."id") THEN
    RAISE EXCEPTION 'a quote is accepted with its proof';
  END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER "QuoteVersion_kept" BEFORE UPDATE OR DELETE ON "QuoteVersion"
  FOR EACH ROW EXECUTE FUNCTION keep_quote_version();

CREATE FUNCTION keep_quote_lines() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  line "QuoteLine" := CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
  stands "QuoteStatus";
BEGIN
  IF TG_OP = 'UPDATE' AND NEW."versionId" <> OLD."versionId" THEN RAISE EXCEPTION 'a line stays with its version'; END IF;
  -- Waits for whoever accepts it at this moment.
  SELECT "status" INTO stands FROM "QuoteVersion" WHERE "id" = line."versionId" FOR SHARE;
  IF stands = 'draft' THEN RETURN line; END IF;
  IF stands = 'sent' AND TG_OP = 'UPDATE' AND OLD."optional" AND to_jsonb(NEW) - 'selected' = to_jsonb(OLD) - 'selected'
  THEN RETURN NEW; END IF;
  RAISE EXCEPTION 'the lines of a quote that was sent stay as they are';
END $$;

CREATE TRIGGER "QuoteLine_kept" BEFORE INSERT OR UPDATE OR DELETE ON "QuoteLine"
  FOR EACH ROW EXECUTE FUNCTION keep_quote_lines();

CREATE FUNCTION refuse_quote_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'what proves a quote never changes';
END $$;

CREATE FUNCTION refuse_emptying_quotes() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM "QuoteVersion" WHERE "status" <> 'draft') THEN
    RAISE EXCEPTION 'quotes that were sent are never emptied out';
  END IF;
  RETURN NULL;
END $$;

CREATE TRIGGER "QuoteAcceptance_kept" BEFORE UPDATE OR DELETE ON "QuoteAcceptance"
  FOR EACH ROW EXECUTE FUNCTION refuse_quote_change();
CREATE TRIGGER "QuoteDocument_kept" BEFORE UPDATE OR DELETE ON "QuoteDocument"
  FOR EACH ROW EXECUTE FUNCTION refuse_quote_change();
CREATE TRIGGER "QuoteVersion_not_emptied" BEFORE TRUNCATE ON "QuoteVersion"
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_emptying_quotes();
CREATE TRIGGER "QuoteLine_not_emptied" BEFORE TRUNCATE ON "QuoteLine"
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_emptying_quotes();
CREATE TRIGGER "QuoteAcceptance_not_emptied" BEFORE TRUNCATE ON "QuoteAcceptance"
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_emptying_quotes();
CREATE TRIGGER "QuoteDocument_not_emptied" BEFORE TRUNCATE ON "QuoteDocument"
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_emptying_quotes();

-- A quote stands where the version stands that counts: accepted, open, being written, then the latest.
CREATE FUNCTION follow_quote_versions() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE "Quote" q SET "status" = v."status"
  FROM (SELECT "status" FROM "QuoteVersion" WHERE "quoteId" = NEW."quoteId"
    ORDER BY CASE "status" WHEN 'accepted' THEN 0 WHEN 'sent' THEN 1 WHEN 'draft' THEN 2
      WHEN 'superseded' THEN 4 ELSE 3 END, "number" DESC LIMIT 1) v
  WHERE q."id" = NEW."quoteId" AND q."status" <> v."status";
  RETURN NULL;
END $$;

CREATE TRIGGER "QuoteVersion_followed" AFTER INSERT OR UPDATE OF "status" ON "QuoteVersion"
  FOR EACH ROW EXECUTE FUNCTION follow_quote_versions();

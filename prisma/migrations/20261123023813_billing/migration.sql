-- CreateEnum
CREATE TYPE "BillingDocumentKind" AS ENUM ('invoice', 'credit_note');

-- CreateEnum
CREATE TYPE "InvoiceLineKind" AS ENUM ('recurring', 'once', 'discount', 'other');

-- CreateEnum
CREATE TYPE "InvoiceVatNote" AS ENUM ('none', 'reverse_charge', 'export');

-- CreateEnum
CREATE TYPE "PaymentKind" AS ENUM ('payment', 'refund');

-- CreateEnum
CREATE TYPE "PaymentMethod" AS ENUM ('bank_transfer', 'card', 'offset', 'other');

-- CreateEnum
CREATE TYPE "SubscriptionState" AS ENUM ('pending', 'active', 'suspended', 'ended');

-- CreateEnum
CREATE TYPE "DunningKind" AS ENUM ('reminder', 'suspend', 'terminate');

-- CreateTable
CREATE TABLE "BillingSettings" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "seller" JSONB NOT NULL,
    "paymentDays" INTEGER NOT NULL DEFAULT 14,
    "renewalDays" INTEGER NOT NULL DEFAULT 7,
    "dunning" JSONB NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 0,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "BillingSettings_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "DocumentSeries" (
    "kind" "BillingDocumentKind" NOT NULL,
    "prefix" TEXT NOT NULL,
    "year" INTEGER NOT NULL DEFAULT 0,
    "lastOrdinal" INTEGER NOT NULL DEFAULT 0,
    "lastIssuedAt" TIMESTAMPTZ(3),

    CONSTRAINT "DocumentSeries_pkey" PRIMARY KEY ("kind")
);

-- CreateTable
CREATE TABLE "BillingAddress" (
    "userId" TEXT NOT NULL,
    "company" TEXT,
    "street" TEXT NOT NULL,
    "extra" TEXT,
    "postalCode" TEXT NOT NULL,
    "city" TEXT NOT NULL,
    "reference" TEXT,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "BillingAddress_pkey" PRIMARY KEY ("userId")
);

-- CreateTable
CREATE TABLE "Invoice" (
    "id" TEXT NOT NULL,
    "kind" "BillingDocumentKind" NOT NULL DEFAULT 'invoice',
    "sourceKey" TEXT NOT NULL,
    "number" TEXT,
    "seriesYear" INTEGER,
    "ordinal" INTEGER,
    "issuedAt" TIMESTAMPTZ(3),
    "issuedOn" DATE,
    "dueOn" DATE,
    "dueDays" INTEGER NOT NULL,
    "creditsId" TEXT,
    "reason" TEXT,
    "requestId" TEXT,
    "userId" TEXT,
    "subscriptionId" TEXT,
    "locale" "Locale" NOT NULL,
    "currency" TEXT NOT NULL DEFAULT 'EUR',
    "seller" JSONB,
    "buyer" JSONB NOT NULL,
    "buyerName" TEXT NOT NULL,
    "buyerEmail" TEXT NOT NULL,
    "vatRateBp" INTEGER NOT NULL,
    "vatNote" "InvoiceVatNote" NOT NULL DEFAULT 'none',
    "netCents" INTEGER NOT NULL,
    "vatCents" INTEGER NOT NULL,
    "grossCents" INTEGER NOT NULL,
    "paidCents" INTEGER NOT NULL DEFAULT 0,
    "refundedCents" INTEGER NOT NULL DEFAULT 0,
    "creditedCents" INTEGER NOT NULL DEFAULT 0,
    "createdById" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Invoice_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "InvoiceLine" (
    "id" TEXT NOT NULL,
    "invoiceId" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "kind" "InvoiceLineKind" NOT NULL,
    "description" TEXT NOT NULL,
    "detail" TEXT,
    "quantity" INTEGER NOT NULL DEFAULT 1,
    "unitNetCents" INTEGER NOT NULL,
    "netCents" INTEGER NOT NULL,
    "periodStart" DATE,
    "periodEnd" DATE,

    CONSTRAINT "InvoiceLine_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Payment" (
    "id" TEXT NOT NULL,
    "invoiceId" TEXT NOT NULL,
    "kind" "PaymentKind" NOT NULL DEFAULT 'payment',
    "method" "PaymentMethod" NOT NULL,
    "amountCents" INTEGER NOT NULL,
    "currency" TEXT NOT NULL DEFAULT 'EUR',
    "reference" TEXT,
    "receivedOn" DATE NOT NULL,
    "sourceKey" TEXT NOT NULL,
    "recordedById" TEXT,
    "voidedAt" TIMESTAMPTZ(3),
    "voidReason" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Payment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Subscription" (
    "id" TEXT NOT NULL,
    "requestId" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "state" "SubscriptionState" NOT NULL DEFAULT 'pending',
    "cycle" "BillingCycle" NOT NULL,
    "commitmentMonths" INTEGER NOT NULL DEFAULT 0,
    "startsOn" DATE NOT NULL,
    "endsOn" DATE,
    "endReason" TEXT,
    "locale" "Locale" NOT NULL,
    "currency" TEXT NOT NULL DEFAULT 'EUR',
    "buyer" JSONB NOT NULL,
    "vatRateBp" INTEGER NOT NULL,
    "vatNote" "InvoiceVatNote" NOT NULL DEFAULT 'none',
    "dueDays" INTEGER NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 0,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Subscription_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SubscriptionLine" (
    "id" TEXT NOT NULL,
    "subscriptionId" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "kind" "InvoiceLineKind" NOT NULL,
    "description" TEXT NOT NULL,
    "detail" TEXT,
    "quantity" INTEGER NOT NULL DEFAULT 1,
    "unitNetCents" INTEGER NOT NULL,
    "netCents" INTEGER NOT NULL,
    "everyMonths" INTEGER,
    "validFrom" DATE NOT NULL,
    "validTo" DATE,

    CONSTRAINT "SubscriptionLine_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SubscriptionPeriod" (
    "subscriptionId" TEXT NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "startsOn" DATE NOT NULL,
    "endsOn" DATE NOT NULL,
    "invoiceId" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "SubscriptionPeriod_pkey" PRIMARY KEY ("subscriptionId","ordinal")
);

-- CreateTable
CREATE TABLE "SubscriptionChange" (
    "id" TEXT NOT NULL,
    "subscriptionId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "state" "SubscriptionState" NOT NULL,
    "data" JSONB NOT NULL,
    "actorId" TEXT,
    "idempotencyKey" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "SubscriptionChange_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "DunningAction" (
    "id" TEXT NOT NULL,
    "invoiceId" TEXT NOT NULL,
    "kind" "DunningKind" NOT NULL,
    "days" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "DunningAction_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "StripeCheckout" (
    "id" TEXT NOT NULL,
    "invoiceId" TEXT NOT NULL,
    "amountCents" INTEGER NOT NULL,
    "currency" TEXT NOT NULL,
    "url" TEXT NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "StripeCheckout_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "StripeEvent" (
    "id" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "raw" TEXT NOT NULL,
    "receivedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "processedAt" TIMESTAMPTZ(3),
    "outcome" TEXT,

    CONSTRAINT "StripeEvent_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "DocumentSeries_prefix_key" ON "DocumentSeries"("prefix");

-- CreateIndex
CREATE UNIQUE INDEX "Invoice_sourceKey_key" ON "Invoice"("sourceKey");

-- CreateIndex
CREATE UNIQUE INDEX "Invoice_number_key" ON "Invoice"("number");

-- CreateIndex
CREATE INDEX "Invoice_issuedAt_id_idx" ON "Invoice"("issuedAt" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "Invoice_userId_issuedAt_id_idx" ON "Invoice"("userId", "issuedAt" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "Invoice_requestId_idx" ON "Invoice"("requestId");

-- CreateIndex
CREATE INDEX "Invoice_creditsId_idx" ON "Invoice"("creditsId");

-- CreateIndex
CREATE INDEX "Invoice_subscriptionId_idx" ON "Invoice"("subscriptionId");

-- CreateIndex
CREATE UNIQUE INDEX "Invoice_kind_seriesYear_ordinal_key" ON "Invoice"("kind", "seriesYear", "ordinal");

-- CreateIndex
CREATE UNIQUE INDEX "InvoiceLine_invoiceId_position_key" ON "InvoiceLine"("invoiceId", "position");

-- CreateIndex
CREATE UNIQUE INDEX "Payment_sourceKey_key" ON "Payment"("sourceKey");

-- CreateIndex
CREATE INDEX "Payment_invoiceId_createdAt_idx" ON "Payment"("invoiceId", "createdAt");

-- CreateIndex
CREATE INDEX "Payment_receivedOn_id_idx" ON "Payment"("receivedOn" DESC, "id" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "Subscription_requestId_key" ON "Subscription"("requestId");

-- CreateIndex
CREATE INDEX "Subscription_userId_idx" ON "Subscription"("userId");

-- CreateIndex
CREATE INDEX "Subscription_state_idx" ON "Subscription"("state");

-- CreateIndex
CREATE INDEX "SubscriptionLine_subscriptionId_validFrom_idx" ON "SubscriptionLine"("subscriptionId", "validFrom");

-- CreateIndex
CREATE UNIQUE INDEX "SubscriptionPeriod_invoiceId_key" ON "SubscriptionPeriod"("invoiceId");

-- CreateIndex
CREATE UNIQUE INDEX "SubscriptionChange_idempotencyKey_key" ON "SubscriptionChange"("idempotencyKey");

-- CreateIndex
CREATE INDEX "SubscriptionChange_subscriptionId_at_idx" ON "SubscriptionChange"("subscriptionId", "at");

-- CreateIndex
CREATE INDEX "SubscriptionChange_at_idx" ON "SubscriptionChange"("at");

-- CreateIndex
CREATE UNIQUE INDEX "DunningAction_invoiceId_kind_days_key" ON "DunningAction"("invoiceId", "kind", "days");

-- CreateIndex
CREATE INDEX "StripeCheckout_invoiceId_createdAt_idx" ON "StripeCheckout"("invoiceId", "createdAt");

-- CreateIndex
CREATE INDEX "StripeEvent_receivedAt_idx" ON "StripeEvent"("receivedAt" DESC);

-- AddForeignKey
ALTER TABLE "BillingAddress" ADD CONSTRAINT "BillingAddress_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Invoice" ADD CONSTRAINT "Invoice_creditsId_fkey" FOREIGN KEY ("creditsId") REFERENCES "Invoice"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Invoice" ADD CONSTRAINT "Invoice_requestId_fkey" FOREIGN KEY ("requestId") REFERENCES "HostingRequest"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Invoice" ADD CONSTRAINT "Invoice_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Invoice" ADD CONSTRAINT "Invoice_createdById_fkey" FOREIGN KEY ("createdById") REFERENCES "User"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Invoice" ADD CONSTRAINT "Invoice_subscriptionId_fkey" FOREIGN KEY ("subscriptionId") REFERENCES "Subscription"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "InvoiceLine" ADD CONSTRAINT "InvoiceLine_invoiceId_fkey" FOREIGN KEY ("invoiceId") REFERENCES "Invoice"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Payment" ADD CONSTRAINT "Payment_invoiceId_fkey" FOREIGN KEY ("invoiceId") REFERENCES "Invoice"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Payment" ADD CONSTRAINT "Payment_recordedById_fkey" FOREIGN KEY ("recordedById") REFERENCES "User"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Subscription" ADD CONSTRAINT "Subscription_requestId_fkey" FOREIGN KEY ("requestId") REFERENCES "HostingRequest"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Subscription" ADD CONSTRAINT "Subscription_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SubscriptionLine" ADD CONSTRAINT "SubscriptionLine_subscriptionId_fkey" FOREIGN KEY ("subscriptionId") REFERENCES "Subscription"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SubscriptionPeriod" ADD CONSTRAINT "SubscriptionPeriod_subscriptionId_fkey" FOREIGN KEY ("subscriptionId") REFERENCES "Subscription"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SubscriptionPeriod" ADD CONSTRAINT "SubscriptionPeriod_invoiceId_fkey" FOREIGN KEY ("invoiceId") REFERENCES "Invoice"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SubscriptionChange" ADD CONSTRAINT "SubscriptionChange_subscriptionId_fkey" FOREIGN KEY ("subscriptionId") REFERENCES "Subscription"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SubscriptionChange" ADD CONSTRAINT "SubscriptionChange_actorId_fkey" FOREIGN KEY ("actorId") REFERENCES "User"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DunningAction" ADD CONSTRAINT "DunningAction_invoiceId_fkey" FOREIGN KEY ("invoiceId") REFERENCES "Invoice"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "StripeCheckout" ADD CONSTRAINT "StripeCheckout_invoiceId_fkey" FOREIGN KEY ("invoiceId") REFERENCES "Invoice"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What is true of every document, whoever writes it, and however.
ALTER TABLE "Invoice"
  ADD CONSTRAINT "Invoice_sum" CHECK ("netCents" + "vatCents" = "grossCents"),
  ADD CONSTRAINT "Invoice_amounts" CHECK ("netCents" >= 0 AND "vatCents" >= 0),
  ADD CONSTRAINT "Invoice_vat_rate" CHECK ("vatRateBp" BETWEEN 0 AND 10000 AND ("vatNote" = 'none' OR "vatRateBp" = 0)),
  -- Halves away from zero, once on the net sum. Credit notes take their part of the VAT of the invoice they correct.
  ADD CONSTRAINT "Invoice_vat" CHECK ("kind" = 'credit_note'
    OR "vatCents" = round("netCents"::numeric * "vatRateBp" / 10000)),
  ADD CONSTRAINT "Invoice_credits" CHECK (("kind" = 'credit_note') = ("creditsId" IS NOT NULL)),
  ADD CONSTRAINT "Invoice_reason" CHECK ("kind" = 'invoice' OR "reason" IS NOT NULL),
  ADD CONSTRAINT "Invoice_issued_whole" CHECK (
    num_nonnulls("issuedAt", "issuedOn", "dueOn", "number", "seriesYear", "ordinal", "seller") IN (0, 7)),
  ADD CONSTRAINT "Invoice_due" CHECK ("dueDays" BETWEEN 0 AND 365 AND "dueOn" = "issuedOn" + "dueDays"),
  ADD CONSTRAINT "Invoice_day" CHECK ("issuedOn" = ("issuedAt" AT TIME ZONE 'Europe/Paris')::date
    AND "seriesYear" = extract(year FROM "issuedOn")),
  ADD CONSTRAINT "Invoice_settled" CHECK (
    "refundedCents" BETWEEN 0 AND "paidCents" AND "creditedCents" BETWEEN 0 AND "grossCents"),
  ADD CONSTRAINT "Invoice_nothing_on_drafts" CHECK ("issuedAt" IS NOT NULL OR "paidCents" + "creditedCents" = 0),
  ADD CONSTRAINT "Invoice_nothing_on_credit_notes" CHECK ("kind" = 'invoice' OR "paidCents" + "creditedCents" = 0);

ALTER TABLE "InvoiceLine"
  ADD CONSTRAINT "InvoiceLine_quantity" CHECK ("quantity" > 0),
  ADD CONSTRAINT "InvoiceLine_period" CHECK (("periodStart" IS NULL) = ("periodEnd" IS NULL) AND "periodStart" < "periodEnd");

ALTER TABLE "Payment"
  ADD CONSTRAINT "Payment_amount" CHECK ("amountCents" > 0),
  ADD CONSTRAINT "Payment_void" CHECK (("voidedAt" IS NULL) = ("voidReason" IS NULL));

ALTER TABLE "DocumentSeries"
  ADD CONSTRAINT "DocumentSeries_counts" CHECK ("lastOrdinal" >= 0),
  ADD CONSTRAINT "DocumentSeries_prefix" CHECK ("prefix" ~ '^[A-Z0-9]{1,8}-$');

ALTER TABLE "BillingSettings"
  ADD CONSTRAINT "BillingSettings_one_row" CHECK ("id" = 1),
  ADD CONSTRAINT "BillingSettings_days" CHECK ("paymentDays" BETWEEN 0 AND 60 AND "renewalDays" BETWEEN 0 AND 28);

ALTER TABLE "Subscription"
  ADD CONSTRAINT "Subscription_days" CHECK ("endsOn" >= "startsOn"),
  ADD CONSTRAINT "Subscription_ended" CHECK ("state" <> 'ended' OR "endsOn" IS NOT NULL),
  ADD CONSTRAINT "Subscription_terms" CHECK ("commitmentMonths" BETWEEN 0 AND 120 AND "dueDays" BETWEEN 0 AND 365);

ALTER TABLE "SubscriptionLine"
  ADD CONSTRAINT "SubscriptionLine_days" CHECK ("validTo" >= "validFrom"),
  ADD CONSTRAINT "SubscriptionLine_counts" CHECK ("quantity" > 0 AND ("everyMonths" IS NULL OR "everyMonths" > 0));

ALTER TABLE "SubscriptionPeriod"
  ADD CONSTRAINT "SubscriptionPeriod_days" CHECK ("startsOn" < "endsOn" AND "ordinal" >= 0);

CREATE UNIQUE INDEX "SubscriptionPeriod_one_start" ON "SubscriptionPeriod" ("subscriptionId", "startsOn")
  WHERE "ordinal" >= 0;

-- What is open: the overdue, the dunning and the matching of transfers read this.
CREATE INDEX "Invoice_open" ON "Invoice" ("dueOn", "id")
  WHERE "kind" = 'invoice' AND "issuedAt" IS NOT NULL AND "paidCents" - "refundedCents" + "creditedCents" < "grossCents";

-- A document is written as a draft, then issued: numbered next in its series, at a time not before the last one's, by
-- whoever holds the series. From then on it never changes and never goes.
CREATE FUNCTION guard_document() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  series "DocumentSeries";
  derived CONSTANT text[] := '{paidCents,refundedCents,creditedCents}';
  next_ordinal int;
  line_sum bigint;
BEGIN
  IF TG_OP = 'DELETE' THEN
    IF OLD."issuedAt" IS NOT NULL THEN RAISE EXCEPTION 'an issued document stays'; END IF;
    RETURN OLD;
  END IF;
  IF TG_OP = 'INSERT' THEN
    IF NEW."issuedAt" IS NOT NULL THEN RAISE EXCEPTION 'a document is a draft first'; END IF;
    RETURN NEW;
  END IF;
  IF OLD."issuedAt" IS NOT NULL THEN
    IF to_jsonb(NEW) - derived IS DISTINCT FROM to_jsonb(OLD) - derived
    THEN RAISE EXCEPTION 'an issued document never changes'; END IF;
    IF pg_trigger_depth() = 1 THEN RAISE EXCEPTION 'what was paid and credited follows its rows'; END IF;
    RETURN NEW;
  END IF;
  IF NEW."issuedAt" IS NULL THEN RETURN NEW; END IF;
  SELECT * INTO series FROM "DocumentSeries" WHERE "kind" = NEW."kind" FOR UPDATE;
  next_ordinal := CASE WHEN series."year" = NEW."seriesYear" THEN series."lastOrdinal" + 1 ELSE 1 END;
  IF series."kind" IS NULL OR NEW."seriesYear" < series."year" OR NEW."ordinal" <> next_ordinal
    OR NEW."issuedAt" < series."lastIssuedAt" OR NEW."number" <> series."prefix" || NEW."seriesYear" || '-'
      || lpad(next_ordinal::text, greatest(5, length(next_ordinal::text)), '0')
  THEN RAISE EXCEPTION 'not the next number of its series'; END IF;
  SELECT COALESCE(sum("netCents"), 0) INTO line_sum FROM "InvoiceLine" WHERE "invoiceId" = NEW."id";
  IF line_sum <> NEW."netCents" THEN RAISE EXCEPTION 'the lines do not add up to the net sum'; END IF;
  UPDATE "DocumentSeries"
    SET "year" = NEW."seriesYear", "lastOrdinal" = next_ordinal, "lastIssuedAt" = NEW."issuedAt"
    WHERE "kind" = NEW."kind";
  RETURN NEW;
END $$;

CREATE TRIGGER "Invoice_guarded" BEFORE INSERT OR UPDATE OR DELETE ON "Invoice"
  FOR EACH ROW EXECUTE FUNCTION guard_document();

-- A credit note counts on its invoice from the moment it is issued; the check there keeps it from crediting too much.
CREATE FUNCTION count_credit() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE "Invoice" SET "creditedCents" = "creditedCents" + NEW."grossCents"
    WHERE "id" = NEW."creditsId" AND "kind" = 'invoice' AND "issuedAt" <= NEW."issuedAt" AND "currency" = NEW."currency";
  IF NOT FOUND THEN RAISE EXCEPTION 'a credit note corrects an issued invoice'; END IF;
  RETURN NULL;
END $$;

CREATE TRIGGER "Invoice_credit_counted" AFTER UPDATE OF "issuedAt" ON "Invoice"
  FOR EACH ROW WHEN (OLD."issuedAt" IS NULL AND NEW."issuedAt" IS NOT NULL AND NEW."kind" = 'credit_note')
  EXECUTE FUNCTION count_credit();

CREATE FUNCTION guard_document_line() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM 1 FROM "Invoice" WHERE "issuedAt" IS NOT NULL
    AND "id" IN (CASE WHEN TG_OP <> 'INSERT' THEN OLD."invoiceId" END, CASE WHEN TG_OP <> 'DELETE' THEN NEW."invoiceId" END)
    FOR SHARE;
  IF FOUND THEN RAISE EXCEPTION 'the lines of an issued document never change'; END IF;
  -- Whoever issues waits for the line, and the line for whoever issues.
  IF TG_OP <> 'DELETE' THEN PERFORM 1 FROM "Invoice" WHERE "id" = NEW."invoiceId" FOR SHARE; END IF;
  RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END $$;

CREATE TRIGGER "InvoiceLine_guarded" BEFORE INSERT OR UPDATE OR DELETE ON "InvoiceLine"
  FOR EACH ROW EXECUTE FUNCTION guard_document_line();

-- The count of a series follows its documents; only its prefix is anybody's to choose.
CREATE FUNCTION guard_series() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF (NEW."year", NEW."lastOrdinal", NEW."lastIssuedAt") IS DISTINCT FROM (0, 0, NULL::timestamptz)
    THEN RAISE EXCEPTION 'a series begins at nothing'; END IF;
    RETURN NEW;
  END IF;
  IF TG_OP = 'DELETE' THEN
    IF OLD."lastIssuedAt" IS NOT NULL THEN RAISE EXCEPTION 'a series that was used stays'; END IF;
    RETURN OLD;
  END IF;
  IF pg_trigger_depth() = 1 AND (NEW."kind", NEW."year", NEW."lastOrdinal", NEW."lastIssuedAt")
    IS DISTINCT FROM (OLD."kind", OLD."year", OLD."lastOrdinal", OLD."lastIssuedAt")
  THEN RAISE EXCEPTION 'the count of a series follows its documents'; END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER "DocumentSeries_guarded" BEFORE INSERT OR UPDATE OR DELETE ON "DocumentSeries"
  FOR EACH ROW EXECUTE FUNCTION guard_series();

-- Money that moved stays recorded; a record made by mistake is voided, once.
CREATE FUNCTION guard_payment() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  voided CONSTANT text[] := '{voidedAt,voidReason}';
BEGIN
  IF TG_OP = 'DELETE' THEN RAISE EXCEPTION 'a payment stays recorded'; END IF;
  IF TG_OP = 'UPDATE' AND (OLD."voidedAt" IS NOT NULL
    OR to_jsonb(NEW) - voided IS DISTINCT FROM to_jsonb(OLD) - voided)
  THEN RAISE EXCEPTION 'a payment is voided, never changed'; END IF;
  IF TG_OP = 'INSERT' AND NEW."voidedAt" IS NOT NULL THEN RAISE EXCEPTION 'a payment begins valid'; END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER "Payment_guarded" BEFORE INSERT OR UPDATE OR DELETE ON "Payment"
  FOR EACH ROW EXECUTE FUNCTION guard_payment();

CREATE FUNCTION count_payment() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  sign int := CASE WHEN NEW."voidedAt" IS NULL THEN 1 ELSE -1 END;
BEGIN
  IF TG_OP = 'UPDATE' AND NEW."voidedAt" IS NULL THEN RETURN NULL; END IF;
  UPDATE "Invoice" SET
    "paidCents" = "paidCents" + CASE NEW."kind" WHEN 'payment' THEN sign * NEW."amountCents" ELSE 0 END,
    "refundedCents" = "refundedCents" + CASE NEW."kind" WHEN 'refund' THEN sign * NEW."amountCents" ELSE 0 END
  WHERE "id" = NEW."invoiceId" AND "kind" = 'invoice' AND "issuedAt" IS NOT NULL AND "currency" = NEW."currency";
  IF NOT FOUND THEN RAISE EXCEPTION 'a payment is of an issued invoice, in its currency'; END IF;
  RETURN NULL;
END $$;

CREATE TRIGGER "Payment_counted" AFTER INSERT OR UPDATE ON "Payment"
  FOR EACH ROW EXECUTE FUNCTION count_payment();

-- Only the leftovers of a demo that was never finished may be emptied out whole.
CREATE FUNCTION refuse_truncate() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF obj_description('public."User"'::regclass) IS DISTINCT FROM 'demo unfinished'
  THEN RAISE EXCEPTION 'documents and payments stay'; END IF;
  RETURN NULL;
END $$;

CREATE TRIGGER "Invoice_stay" BEFORE TRUNCATE ON "Invoice" FOR EACH STATEMENT EXECUTE FUNCTION refuse_truncate();
CREATE TRIGGER "InvoiceLine_stay" BEFORE TRUNCATE ON "InvoiceLine" FOR EACH STATEMENT EXECUTE FUNCTION refuse_truncate();
CREATE TRIGGER "Payment_stay" BEFORE TRUNCATE ON "Payment" FOR EACH STATEMENT EXECUTE FUNCTION refuse_truncate();
CREATE TRIGGER "DocumentSeries_stay" BEFORE TRUNCATE ON "DocumentSeries" FOR EACH STATEMENT EXECUTE FUNCTION refuse_truncate();

-- The steps of recurring revenue know whose they are: a seller's sums are read from the running ones, too, and a seller's
-- movements from the index alone. They are written anew below.
TRUNCATE "RevenueStep";

-- AlterTable
ALTER TABLE "RevenueStep" ADD COLUMN     "seller" TEXT NOT NULL;

DROP VIEW "TallyRecount";
DROP FUNCTION revenue_steps_of(text[]);
DROP FUNCTION revenue_tallies(timestamptz, bigint, bigint);

CREATE FUNCTION revenue_steps_of(ids text[])
  RETURNS TABLE ("subscriptionId" text, "at" timestamptz, "beforeParts" bigint, "afterParts" bigint,
    "ranFrom" timestamptz, "seller" text)
  LANGUAGE sql STABLE AS $$
  WITH moment AS (
    SELECT c."subscriptionId" AS "id", c."at" FROM "SubscriptionChange" c WHERE c."subscriptionId" = ANY (ids)
    UNION SELECT l."subscriptionId", l."validFrom"::timestamp AT TIME ZONE 'Europe/Paris'
      FROM "SubscriptionLine" l WHERE l."subscriptionId" = ANY (ids) AND l."everyMonths" IS NULL
    UNION SELECT l."subscriptionId", l."validTo"::timestamp AT TIME ZONE 'Europe/Paris'
      FROM "SubscriptionLine" l WHERE l."subscriptionId" = ANY (ids) AND l."everyMonths" IS NULL AND l."validTo" IS NOT NULL
  ), worth AS (
    SELECT m."id", m."at", s."requestId", CASE WHEN state."state" = 'active'
      THEN CASE s."cycle" WHEN 'yearly' THEN 1 ELSE 12 END * net."cents" ELSE 0 END AS "parts"
    FROM moment m JOIN "Subscription" s ON s."id" = m."id"
    LEFT JOIN LATERAL (
      SELECT c."state" FROM "SubscriptionChange" c WHERE c."subscriptionId" = m."id" AND c."at" <= m."at"
      ORDER BY c."at" DESC, c."id" DESC LIMIT 1) state ON TRUE
    CROSS JOIN LATERAL (
      SELECT COALESCE(sum(l."netCents"), 0) AS "cents" FROM "SubscriptionLine" l
      WHERE l."subscriptionId" = m."id" AND l."everyMonths" IS NULL
        AND l."validFrom" <= (m."at" AT TIME ZONE 'Europe/Paris')::date
        AND (l."validTo" IS NULL OR l."validTo" > (m."at" AT TIME ZONE 'Europe/Paris')::date)) net
  ), stepped AS (
    SELECT "id", "at", "requestId", COALESCE(lag("parts") OVER (PARTITION BY "id" ORDER BY "at"), 0) AS "before", "parts"
    FROM worth
  )
  SELECT p."id", p."at", p."before"::bigint, p."parts"::bigint, ran."from",
    COALESCE((SELECT COALESCE(l."assignedToId", '') FROM "CrmLead" l WHERE l."hostingRequestId" = p."requestId"), '-')
  FROM stepped p CROSS JOIN LATERAL (
    SELECT min(c."at") AS "from" FROM "SubscriptionChange" c
    WHERE c."subscriptionId" = p."id" AND c."state" = 'active') ran
  WHERE p."before" <> p."parts"
$$;

CREATE OR REPLACE FUNCTION renew_revenue_steps(ids text[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  PERFORM 1 FROM "Subscription" WHERE "id" = ANY (ids) ORDER BY "id" FOR NO KEY UPDATE;
  DELETE FROM "RevenueStep" kept WHERE kept."subscriptionId" = ANY (ids) AND NOT EXISTS (
    SELECT 1 FROM revenue_steps_of(ids) due
    WHERE (due."subscriptionId", due."at", due."beforeParts", due."afterParts", due."ranFrom", due."seller")
      = (kept."subscriptionId", kept."at", kept."beforeParts", kept."afterParts", kept."ranFrom", kept."seller"));
  INSERT INTO "RevenueStep" SELECT due.* FROM revenue_steps_of(ids) due ON CONFLICT DO NOTHING;
END $$;

-- Another seller has the lead: what was sold on it counts as theirs. The lead is locked before the subscription, here as
-- everywhere; whoever changes the subscription meanwhile reads the lead after us, or is waited for.
CREATE FUNCTION follow_seller() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  ids text[];
BEGIN
  SELECT array_agg("id") INTO ids FROM "Subscription"
    WHERE "requestId" IN (OLD."hostingRequestId", NEW."hostingRequestId");
  IF ids IS NOT NULL THEN PERFORM renew_revenue_steps(ids); END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER "CrmLead_revenue_update" AFTER UPDATE ON "CrmLead" FOR EACH ROW
  WHEN (COALESCE(OLD."hostingRequestId", NEW."hostingRequestId") IS NOT NULL
    AND (OLD."assignedToId", OLD."hostingRequestId") IS DISTINCT FROM (NEW."assignedToId", NEW."hostingRequestId"))
  EXECUTE FUNCTION follow_seller();

CREATE FUNCTION follow_sellers() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  ids text[];
BEGIN
  IF TG_OP = 'INSERT' THEN
    SELECT array_agg(s."id") INTO ids FROM added x JOIN "Subscription" s ON s."requestId" = x."hostingRequestId";
  ELSE
    SELECT array_agg(s."id") INTO ids FROM removed x JOIN "Subscription" s ON s."requestId" = x."hostingRequestId";
  END IF;
  IF ids IS NOT NULL THEN PERFORM renew_revenue_steps(ids); END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER "CrmLead_revenue_insert" AFTER INSERT ON "CrmLead"
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION follow_sellers();
CREATE TRIGGER "CrmLead_revenue_delete" AFTER DELETE ON "CrmLead"
  REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION follow_sellers();

-- Running sums of the steps by what they do and whose they are, by the month, and by the hour for what is left of one.
CREATE FUNCTION revenue_tallies(happened timestamptz, before_parts bigint, after_parts bigint, seller text)
  RETURNS TABLE ("metric" text, "bucket" timestamptz, "key" text, "amount" bigint) LANGUAGE sql STABLE AS $$
  SELECT span."metric", date_trunc(span."unit", happened, 'UTC'), concat(CASE
      WHEN before_parts <= 0 AND after_parts > 0 THEN 'start'
      WHEN before_parts > 0 AND after_parts <= 0 THEN 'stop' ELSE 'change' END, '|', seller),
    after_parts - before_parts
  FROM (VALUES ('mrr', 'hour'), ('mrr_month', 'month')) span ("metric", "unit")
$$;
CREATE TRIGGER "RevenueStep_forget_mrr_month" AFTER TRUNCATE ON "RevenueStep"
  FOR EACH STATEMENT EXECUTE FUNCTION forget_tallies('mrr_month', '%');

CREATE OR REPLACE FUNCTION tally_revenue_step() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    INSERT INTO "TallyDelta" ("metric", "bucket", "key", "n", "amount")
    SELECT t."metric", t."bucket", t."key", count(*), sum(t."amount")
    FROM added x, LATERAL revenue_tallies(x."at", x."beforeParts", x."afterParts", x."seller") t GROUP BY 1, 2, 3;
  ELSE
    INSERT INTO "TallyDelta" ("metric", "bucket", "key", "n", "amount")
    SELECT t."metric", t."bucket", t."key", -count(*), -sum(t."amount")
    FROM removed x, LATERAL revenue_tallies(x."at", x."beforeParts", x."afterParts", x."seller") t GROUP BY 1, 2, 3;
  END IF;
  RETURN NULL;
END $$;

CREATE VIEW "TallyRecount" AS
  SELECT "metric", "bucket", "key", count(*) AS "n", sum("amount")::bigint AS "amount" FROM (
    SELECT t.* FROM "CrmLead" l, LATERAL lead_tallies(l."assignedToId", l."status", l."estimatedValueCents", l."source", l."createdAt") t
    UNION ALL SELECT t.* FROM "HostingRequest" r, LATERAL hosting_request_tallies(r."createdAt", r."activatedAt", r."planId", r."recurringNetCents", r."billingCycle") t
    UNION ALL SELECT t.* FROM "ServiceRequest" r, LATERAL service_request_tallies(r."createdAt", r."activatedAt") t
    UNION ALL SELECT t.* FROM "FormVisit" v, LATERAL form_visit_tallies(v."form", v."viewedAt", v."startedAt", v."step", v."submittedAt") t
    UNION ALL SELECT t.* FROM "PulseEvent" e, LATERAL pulse_event_tallies(e."type", e."at") t
    UNION ALL SELECT t.* FROM revenue_steps_of(ARRAY(SELECT "id" FROM "Subscription")) r,
      LATERAL revenue_tallies(r."at", r."beforeParts", r."afterParts", r."seller") t) counted
  GROUP BY 1, 2, 3;

INSERT INTO "RevenueStep" SELECT steps.* FROM revenue_steps_of(ARRAY(SELECT "id" FROM "Subscription")) steps;

DROP INDEX "RevenueStep_moved";
CREATE INDEX "RevenueStep_moved" ON "RevenueStep" ("at", "subscriptionId")
  INCLUDE ("beforeParts", "afterParts", "ranFrom", "seller");

-- What clients owe, and what is owed to them, is summed over these alone, however many are settled.
CREATE INDEX "Invoice_unsettled" ON "Invoice" ("userId")
  INCLUDE ("requestId", "currency", "dueOn", "grossCents", "creditedCents", "paidCents", "refundedCents")
  WHERE "kind" = 'invoice' AND "issuedAt" IS NOT NULL
    AND "grossCents" - "creditedCents" - "paidCents" + "refundedCents" <> 0;

-- What waits for money, the newest first.
CREATE INDEX "Invoice_owed_newest" ON "Invoice" ("issuedAt" DESC, "id" DESC)
  WHERE "kind" = 'invoice' AND "issuedAt" IS NOT NULL
    AND "grossCents" - "creditedCents" - "paidCents" + "refundedCents" > 0;

-- How few these are: without it the planner takes nearly all invoices for unsettled.
CREATE STATISTICS "Invoice_balance" ON ("grossCents" - "creditedCents" - "paidCents" + "refundedCents") FROM "Invoice";

-- Who has the leads of a client is read from the index alone.
-- DropIndex
DROP INDEX "CrmLead_customerId_idx";

-- CreateIndex
CREATE INDEX "CrmLead_customerId_assignedToId_idx" ON "CrmLead"("customerId", "assignedToId");

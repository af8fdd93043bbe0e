-- DropIndex
DROP INDEX "Subscription_state_idx";

-- CreateTable
CREATE TABLE "RevenueStep" (
    "subscriptionId" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "beforeParts" BIGINT NOT NULL,
    "afterParts" BIGINT NOT NULL,
    "ranFrom" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "RevenueStep_pkey" PRIMARY KEY ("subscriptionId","at")
);

-- CreateIndex
CREATE INDEX "Subscription_state_createdAt_id_idx" ON "Subscription"("state", "createdAt" DESC, "id" DESC);

-- AddForeignKey
ALTER TABLE "RevenueStep" ADD CONSTRAINT "RevenueStep_subscriptionId_fkey" FOREIGN KEY ("subscriptionId") REFERENCES "Subscription"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- The recurring net of subscriptions step by step: at each moment of their changes and at each Paris midnight on which a
-- line begins or ends, what a month brings in, in twelfths of a cent so that a year's price stays whole.
CREATE FUNCTION revenue_steps_of(ids text[])
  RETURNS TABLE ("subscriptionId" text, "at" timestamptz, "beforeParts" bigint, "afterParts" bigint, "ranFrom" timestamptz)
  LANGUAGE sql STABLE AS $$
  WITH sold AS (
    SELECT s."id", CASE s."cycle" WHEN 'yearly' THEN 1 ELSE 12 END AS "share"
    FROM "Subscription" s WHERE s."id" = ANY (ids)
  ), line AS (
    SELECT l."subscriptionId" AS "id", l."netCents", l."validFrom", l."validTo"
    FROM "SubscriptionLine" l WHERE l."subscriptionId" = ANY (ids) AND l."everyMonths" IS NULL
  ), change AS (
    SELECT c."subscriptionId" AS "id", c."at", c."id" AS "changeId", c."state"
    FROM "SubscriptionChange" c WHERE c."subscriptionId" = ANY (ids)
  ), moment AS (
    SELECT "id", "at" FROM change
    UNION SELECT "id", "validFrom"::timestamp AT TIME ZONE 'Europe/Paris' FROM line
    UNION SELECT "id", "validTo"::timestamp AT TIME ZONE 'Europe/Paris' FROM line WHERE "validTo" IS NOT NULL
  ), worth AS (
    SELECT m."id", m."at", CASE WHEN (
        SELECT c."state" FROM change c WHERE c."id" = m."id" AND c."at" <= m."at"
        ORDER BY c."at" DESC, c."changeId" DESC LIMIT 1) = 'active'
      THEN s."share" * COALESCE((
        SELECT sum(l."netCents") FROM line l WHERE l."id" = m."id"
          AND l."validFrom" <= (m."at" AT TIME ZONE 'Europe/Paris')::date
          AND (l."validTo" IS NULL OR l."validTo" > (m."at" AT TIME ZONE 'Europe/Paris')::date)), 0)
      ELSE 0 END AS "parts"
    FROM moment m JOIN sold s USING ("id")
  ), stepped AS (
    SELECT "id", "at", COALESCE(lag("parts") OVER (PARTITION BY "id" ORDER BY "at"), 0) AS "before", "parts" FROM worth
  ), ran AS (
    SELECT "id", min("at") AS "from" FROM change WHERE "state" = 'active' GROUP BY 1
  )
  SELECT "id", "at", "before"::bigint, "parts"::bigint, ran."from"
  FROM stepped JOIN ran USING ("id") WHERE "before" <> "parts"
$$;

-- Writes the steps of subscriptions anew. Whoever changes one waits for whoever else does, and then sees their rows.
CREATE FUNCTION renew_revenue_steps(ids text[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  PERFORM 1 FROM "Subscription" WHERE "id" = ANY (ids) ORDER BY "id" FOR NO KEY UPDATE;
  DELETE FROM "RevenueStep" kept WHERE kept."subscriptionId" = ANY (ids) AND NOT EXISTS (
    SELECT 1 FROM revenue_steps_of(ids) due
    WHERE (due."subscriptionId", due."at", due."beforeParts", due."afterParts", due."ranFrom")
      = (kept."subscriptionId", kept."at", kept."beforeParts", kept."afterParts", kept."ranFrom"));
  INSERT INTO "RevenueStep" SELECT due.* FROM revenue_steps_of(ids) due ON CONFLICT DO NOTHING;
END $$;

CREATE FUNCTION follow_revenue() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  ids text[];
BEGIN
  IF TG_OP = 'INSERT' THEN SELECT array_agg(DISTINCT "subscriptionId") INTO ids FROM added;
  ELSIF TG_OP = 'DELETE' THEN SELECT array_agg(DISTINCT "subscriptionId") INTO ids FROM removed;
  ELSE SELECT array_agg("subscriptionId") INTO ids FROM (
    SELECT "subscriptionId" FROM added UNION SELECT "subscriptionId" FROM removed) changed;
  END IF;
  IF ids IS NOT NULL THEN PERFORM renew_revenue_steps(ids); END IF;
  RETURN NULL;
END $$;

CREATE TRIGGER "SubscriptionLine_revenue_insert" AFTER INSERT ON "SubscriptionLine"
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION follow_revenue();
CREATE TRIGGER "SubscriptionLine_revenue_update" AFTER UPDATE ON "SubscriptionLine"
  REFERENCING NEW TABLE AS added OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION follow_revenue();
CREATE TRIGGER "SubscriptionLine_revenue_delete" AFTER DELETE ON "SubscriptionLine"
  REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION follow_revenue();
CREATE TRIGGER "SubscriptionChange_revenue_insert" AFTER INSERT ON "SubscriptionChange"
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION follow_revenue();
CREATE TRIGGER "SubscriptionChange_revenue_update" AFTER UPDATE ON "SubscriptionChange"
  REFERENCING NEW TABLE AS added OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION follow_revenue();
CREATE TRIGGER "SubscriptionChange_revenue_delete" AFTER DELETE ON "SubscriptionChange"
  REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION follow_revenue();

CREATE FUNCTION follow_cycle() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM renew_revenue_steps(ARRAY[NEW."id"]);
  RETURN NULL;
END $$;
CREATE TRIGGER "Subscription_revenue_cycle" AFTER UPDATE OF "cycle" ON "Subscription"
  FOR EACH ROW WHEN (OLD."cycle" <> NEW."cycle") EXECUTE FUNCTION follow_cycle();

-- Running sums of the steps: `start` and `stop` count the subscriptions that bring something in.
CREATE FUNCTION revenue_tallies(happened timestamptz, before_parts bigint, after_parts bigint)
  RETURNS TABLE ("metric" text, "bucket" timestamptz, "key" text, "amount" bigint) LANGUAGE sql STABLE AS $$
  SELECT 'mrr', date_trunc('hour', happened, 'UTC'), CASE
      WHEN before_parts <= 0 AND after_parts > 0 THEN 'start'
      WHEN before_parts > 0 AND after_parts <= 0 THEN 'stop' ELSE 'change' END,
    after_parts - before_parts
$$;

CREATE FUNCTION tally_revenue_step() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    INSERT INTO "TallyDelta" ("metric", "bucket", "key", "n", "amount")
    SELECT t."metric", t."bucket", t."key", count(*), sum(t."amount")
    FROM added x, LATERAL revenue_tallies(x."at", x."beforeParts", x."afterParts") t GROUP BY 1, 2, 3;
  ELSE
    INSERT INTO "TallyDelta" ("metric", "bucket", "key", "n", "amount")
    SELECT t."metric", t."bucket", t."key", -count(*), -sum(t."amount")
    FROM removed x, LATERAL revenue_tallies(x."at", x."beforeParts", x."afterParts") t GROUP BY 1, 2, 3;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER "RevenueStep_tally_insert" AFTER INSERT ON "RevenueStep"
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION tally_revenue_step();
CREATE TRIGGER "RevenueStep_tally_delete" AFTER DELETE ON "RevenueStep"
  REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION tally_revenue_step();
CREATE TRIGGER "RevenueStep_written_anew" BEFORE UPDATE ON "RevenueStep"
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER "RevenueStep_forget_mrr" AFTER TRUNCATE ON "RevenueStep"
  FOR EACH STATEMENT EXECUTE FUNCTION forget_tallies('mrr', '%');

-- The movements of a period are read from the index alone.
CREATE INDEX "RevenueStep_moved" ON "RevenueStep" ("at", "subscriptionId") INCLUDE ("beforeParts", "afterParts", "ranFrom");

CREATE OR REPLACE VIEW "TallyRecount" AS
  SELECT "metric", "bucket", "key", count(*) AS "n", sum("amount")::bigint AS "amount" FROM (
    SELECT t.* FROM "CrmLead" l, LATERAL lead_tallies(l."assignedToId", l."status", l."estimatedValueCents", l."source", l."createdAt") t
    UNION ALL SELECT t.* FROM "HostingRequest" r, LATERAL hosting_request_tallies(r."createdAt", r."activatedAt", r."planId", r."recurringNetCents", r."billingCycle") t
    UNION ALL SELECT t.* FROM "ServiceRequest" r, LATERAL service_request_tallies(r."createdAt", r."activatedAt") t
    UNION ALL SELECT t.* FROM "FormVisit" v, LATERAL form_visit_tallies(v."form", v."viewedAt", v."startedAt", v."step", v."submittedAt") t
    UNION ALL SELECT t.* FROM "PulseEvent" e, LATERAL pulse_event_tallies(e."type", e."at") t
    UNION ALL SELECT t.* FROM revenue_steps_of(ARRAY(SELECT "id" FROM "Subscription")) r,
      LATERAL revenue_tallies(r."at", r."beforeParts", r."afterParts") t) counted
  GROUP BY 1, 2, 3;

INSERT INTO "RevenueStep" SELECT steps.* FROM revenue_steps_of(ARRAY(SELECT "id" FROM "Subscription")) steps;

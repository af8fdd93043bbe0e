-- CreateTable
CREATE TABLE "TallyDay" (
    "metric" TEXT NOT NULL,
    "day" TIMESTAMPTZ(3) NOT NULL,
    "key" TEXT NOT NULL,
    "n" BIGINT NOT NULL,
    "amount" BIGINT NOT NULL,

    CONSTRAINT "TallyDay_pkey" PRIMARY KEY ("metric","day","key")
);

-- Running counts by the day of the company, Paris: what the hours of a day add up to, so that a page of ninety days reads
-- ninety sums a key and not two thousand. Kept beside the hours in the same statement, whoever writes them.

LOCK TABLE "Tally" IN SHARE ROW EXCLUSIVE MODE;

CREATE FUNCTION tally_days() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  -- Two folds at once would take the days in different orders: here they come one after the other.
  PERFORM pg_advisory_xact_lock(881004200011);
  IF TG_OP = 'INSERT' THEN
    INSERT INTO "TallyDay" AS d ("metric", "day", "key", "n", "amount")
    SELECT "metric", date_trunc('day', "bucket", 'Europe/Paris'), "key", sum("n"), sum("amount") FROM added
    WHERE "metric" IN ('lead_source', 'request', 'visit', 'event', 'event_by_person', 'mrr') GROUP BY 1, 2, 3
    ON CONFLICT ("metric", "day", "key") DO UPDATE SET
      "n" = d."n" + EXCLUDED."n", "amount" = d."amount" + EXCLUDED."amount";
  ELSIF TG_OP = 'DELETE' THEN
    INSERT INTO "TallyDay" AS d ("metric", "day", "key", "n", "amount")
    SELECT "metric", date_trunc('day', "bucket", 'Europe/Paris'), "key", -sum("n"), -sum("amount") FROM removed
    WHERE "metric" IN ('lead_source', 'request', 'visit', 'event', 'event_by_person', 'mrr') GROUP BY 1, 2, 3
    ON CONFLICT ("metric", "day", "key") DO UPDATE SET
      "n" = d."n" + EXCLUDED."n", "amount" = d."amount" + EXCLUDED."amount";
  ELSE
    INSERT INTO "TallyDay" AS d ("metric", "day", "key", "n", "amount")
    SELECT "metric", date_trunc('day', "bucket", 'Europe/Paris'), "key", sum("n"), sum("amount") FROM (
      SELECT "metric", "bucket", "key", "n", "amount" FROM added
      UNION ALL SELECT "metric", "bucket", "key", -"n", -"amount" FROM removed) changed
    WHERE "metric" IN ('lead_source', 'request', 'visit', 'event', 'event_by_person', 'mrr') GROUP BY 1, 2, 3
    HAVING sum("n") <> 0 OR sum("amount") <> 0
    ON CONFLICT ("metric", "day", "key") DO UPDATE SET
      "n" = d."n" + EXCLUDED."n", "amount" = d."amount" + EXCLUDED."amount";
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER "Tally_days_insert" AFTER INSERT ON "Tally"
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION tally_days();
CREATE TRIGGER "Tally_days_update" AFTER UPDATE ON "Tally"
  REFERENCING NEW TABLE AS added OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION tally_days();
CREATE TRIGGER "Tally_days_delete" AFTER DELETE ON "Tally"
  REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION tally_days();

CREATE FUNCTION forget_days() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM "TallyDay";
  RETURN NULL;
END $$;
CREATE TRIGGER "Tally_forget_days" AFTER TRUNCATE ON "Tally" FOR EACH STATEMENT EXECUTE FUNCTION forget_days();

INSERT INTO "TallyDay" ("metric", "day", "key", "n", "amount")
  SELECT "metric", date_trunc('day', "bucket", 'Europe/Paris'), "key", sum("n"), sum("amount") FROM "Tally"
  WHERE "metric" IN ('lead_source', 'request', 'visit', 'event', 'mrr') GROUP BY 1, 2, 3;

-- Two more counts of the live feed: what people did, and by day what belongs to a seller or to nobody. From here on new
-- events are counted; what was there before is added by the migration after this one, which stops nobody.

LOCK TABLE "PulseEvent" IN SHARE ROW EXCLUSIVE MODE;

CREATE FUNCTION pulse_event_tallies(event_type text, happened timestamptz, actor text, assignee text)
  RETURNS TABLE ("metric" text, "bucket" timestamptz, "key" text, "amount" bigint) LANGUAGE sql STABLE AS $$
  SELECT 'event', date_trunc('hour', happened, 'UTC'), event_type, 0::bigint
  UNION ALL
  SELECT 'event_by_person', date_trunc('hour', happened, 'UTC'), event_type, 0::bigint WHERE actor IS NOT NULL
  UNION ALL
  SELECT 'event_of', date_trunc('day', happened, 'Europe/Paris'), concat(assignee, '|', event_type), 0::bigint
$$;

CREATE OR REPLACE FUNCTION tally_pulse_event() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    INSERT INTO "TallyDelta" ("metric", "bucket", "key", "n", "amount")
    SELECT "metric", "bucket", "key", sum("n"), sum("amount") FROM (
      SELECT t."metric", t."bucket", t."key", +1 AS "n", +t."amount" AS "amount"
      FROM added x, LATERAL pulse_event_tallies(x."type", x."at", x."actorId", x."assigneeId") t) changed
    GROUP BY 1, 2, 3 HAVING sum("n") <> 0 OR sum("amount") <> 0;
  ELSIF TG_OP = 'DELETE' THEN
    INSERT INTO "TallyDelta" ("metric", "bucket", "key", "n", "amount")
    SELECT "metric", "bucket", "key", sum("n"), sum("amount") FROM (
      SELECT t."metric", t."bucket", t."key", -1 AS "n", -t."amount" AS "amount"
      FROM removed x, LATERAL pulse_event_tallies(x."type", x."at", x."actorId", x."assigneeId") t) changed
    GROUP BY 1, 2, 3 HAVING sum("n") <> 0 OR sum("amount") <> 0;
  ELSE
    INSERT INTO "TallyDelta" ("metric", "bucket", "key", "n", "amount")
    SELECT "metric", "bucket", "key", sum("n"), sum("amount") FROM (
      SELECT t."metric", t."bucket", t."key", +1 AS "n", +t."amount" AS "amount"
      FROM added x, LATERAL pulse_event_tallies(x."type", x."at", x."actorId", x."assigneeId") t
      UNION ALL SELECT t."metric", t."bucket", t."key", -1 AS "n", -t."amount" AS "amount"
      FROM removed x, LATERAL pulse_event_tallies(x."type", x."at", x."actorId", x."assigneeId") t) changed
    GROUP BY 1, 2, 3 HAVING sum("n") <> 0 OR sum("amount") <> 0;
  END IF;
  RETURN NULL;
END $$;

CREATE TRIGGER "PulseEvent_forget_event_by_person" AFTER TRUNCATE ON "PulseEvent"
  FOR EACH STATEMENT EXECUTE FUNCTION forget_tallies('event_by_person', '%');
CREATE TRIGGER "PulseEvent_forget_event_of" AFTER TRUNCATE ON "PulseEvent"
  FOR EACH STATEMENT EXECUTE FUNCTION forget_tallies('event_of', '%');

CREATE OR REPLACE VIEW "TallyRecount" AS
  SELECT "metric", "bucket", "key", count(*) AS "n", sum("amount")::bigint AS "amount" FROM (
    SELECT t.* FROM "CrmLead" l, LATERAL lead_tallies(l."assignedToId", l."status", l."estimatedValueCents", l."source", l."createdAt") t
    UNION ALL SELECT t.* FROM "HostingRequest" r, LATERAL hosting_request_tallies(r."createdAt", r."activatedAt", r."planId", r."recurringNetCents", r."billingCycle") t
    UNION ALL SELECT t.* FROM "ServiceRequest" r, LATERAL service_request_tallies(r."createdAt", r."activatedAt") t
    UNION ALL SELECT t.* FROM "FormVisit" v, LATERAL form_visit_tallies(v."form", v."viewedAt", v."startedAt", v."step", v."submittedAt") t
    UNION ALL SELECT t.* FROM "PulseEvent" e, LATERAL pulse_event_tallies(e."type", e."at", e."actorId", e."assigneeId") t
    UNION ALL SELECT t.* FROM revenue_steps_of(ARRAY(SELECT "id" FROM "Subscription")) r,
      LATERAL revenue_tallies(r."at", r."beforeParts", r."afterParts", r."seller") t) counted
  GROUP BY 1, 2, 3;

DROP FUNCTION pulse_event_tallies(text, timestamptz);

-- What belongs to one seller is read key by key, day after day.
CREATE INDEX "Tally_event_of" ON "Tally" ("key", "bucket") INCLUDE ("n") WHERE "metric" = 'event_of';

-- What people did is counted now.
DROP INDEX "PulseEvent_by_somebody";

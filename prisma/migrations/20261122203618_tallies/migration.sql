-- DropIndex
DROP INDEX "HostingRequest_activatedAt_idx";

-- CreateTable
CREATE TABLE "Tally" (
    "metric" TEXT NOT NULL,
    "bucket" TIMESTAMPTZ(3) NOT NULL,
    "key" TEXT NOT NULL,
    "n" BIGINT NOT NULL,
    "amount" BIGINT NOT NULL,

    CONSTRAINT "Tally_pkey" PRIMARY KEY ("metric","bucket","key")
);

-- CreateTable
CREATE TABLE "TallyDelta" (
    "id" BIGSERIAL NOT NULL,
    "metric" TEXT NOT NULL,
    "bucket" TIMESTAMPTZ(3) NOT NULL,
    "key" TEXT NOT NULL,
    "n" BIGINT NOT NULL,
    "amount" BIGINT NOT NULL,

    CONSTRAINT "TallyDelta_pkey" PRIMARY KEY ("id")
);

-- What each row counts as: the one definition of every tally, which triggers, the first filling and the recount share.

CREATE FUNCTION lead_tallies(assignee text, stage "LeadStatus", value_cents int, origin "LeadSource", created timestamptz)
  RETURNS TABLE ("metric" text, "bucket" timestamptz, "key" text, "amount" bigint)
  LANGUAGE sql STABLE AS $$
  SELECT 'board', '-infinity'::timestamptz, concat(assignee, '|', stage), value_cents::bigint
  UNION ALL
  SELECT 'lead_source', date_trunc('hour', created, 'UTC'), origin::text, 0::bigint
$$;

-- The amount is the net of a month in twelfths of a cent, so that yearly prices stay whole.
CREATE FUNCTION hosting_request_tallies(created timestamptz, activated timestamptz, plan text, recurring_net int, cycle "BillingCycle")
  RETURNS TABLE ("metric" text, "bucket" timestamptz, "key" text, "amount" bigint) LANGUAGE sql STABLE AS $$
  SELECT 'request', date_trunc('hour', created, 'UTC'),
    concat('hosting|', CASE WHEN activated IS NULL THEN 'open' ELSE 'active' END, '|', plan),
    recurring_net::bigint * CASE WHEN cycle = 'yearly' THEN 1 ELSE 12 END
$$;

CREATE FUNCTION service_request_tallies(created timestamptz, activated timestamptz)
  RETURNS TABLE ("metric" text, "bucket" timestamptz, "key" text, "amount" bigint) LANGUAGE sql STABLE AS $$
  SELECT 'request', date_trunc('hour', created, 'UTC'),
    concat('service|', CASE WHEN activated IS NULL THEN 'open' ELSE 'active' END, '|'), 0::bigint
$$;

CREATE FUNCTION form_visit_tallies(form_name text, viewed timestamptz, started timestamptz, furthest int, submitted timestamptz)
  RETURNS TABLE ("metric" text, "bucket" timestamptz, "key" text, "amount" bigint) LANGUAGE sql STABLE AS $$
  SELECT 'visit', date_trunc('hour', viewed, 'UTC'),
    concat_ws('|', form_name, furthest, started IS NOT NULL, submitted IS NOT NULL), 0::bigint
$$;

CREATE FUNCTION pulse_event_tallies(event_type text, happened timestamptz)
  RETURNS TABLE ("metric" text, "bucket" timestamptz, "key" text, "amount" bigint) LANGUAGE sql STABLE AS $$
  SELECT 'event', date_trunc('hour', happened, 'UTC'), event_type, 0::bigint
$$;

-- The counted tables: what a statement added, minus what it took away, where that is anything at all.

CREATE FUNCTION tally_lead() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    INSERT INTO "TallyDelta" ("metric", "bucket", "key", "n", "amount")
    SELECT "metric", "bucket", "key", sum("n"), sum("amount") FROM (
      SELECT t."metric", t."bucket", t."key", +1 AS "n", +t."amount" AS "amount"
      FROM added x, LATERAL lead_tallies(x."assignedToId", x."status", x."estimatedValueCents", x."source", x."createdAt") t) changed
    GROUP BY 1, 2, 3 HAVING sum("n") <> 0 OR sum("amount") <> 0;
  ELSIF TG_OP = 'DELETE' THEN
    INSERT INTO "TallyDelta" ("metric", "bucket", "key", "n", "amount")
    SELECT "metric", "bucket", "key", sum("n"), sum("amount") FROM (
      SELECT t."metric", t."bucket", t."key", -1 AS "n", -t."amount" AS "amount"
      FROM removed x, LATERAL lead_tallies(x."assignedToId", x."status", x."estimatedValueCents", x."source", x."createdAt") t) changed
    GROUP BY 1, 2, 3 HAVING sum("n") <> 0 OR sum("amount") <> 0;
  ELSE
    INSERT INTO "TallyDelta" ("metric", "bucket", "key", "n", "amount")
    SELECT "metric", "bucket", "key", sum("n"), sum("amount") FROM (
      SELECT t."metric", t."bucket", t."key", +1 AS "n", +t."amount" AS "amount"
      FROM added x, LATERAL lead_tallies(x."assignedToId", x."status", x."estimatedValueCents", x."source", x."createdAt") t
      UNION ALL SELECT t."metric", t."bucket", t."key", -1 AS "n", -t."amount" AS "amount"
      FROM removed x, LATERAL lead_tallies(x."assignedToId", x."status", x."estimatedValueCents", x."source", x."createdAt") t) changed
    GROUP BY 1, 2, 3 HAVING sum("n") <> 0 OR sum("amount") <> 0;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER "CrmLead_tally_insert" AFTER INSERT ON "CrmLead"
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION tally_lead();
CREATE TRIGGER "CrmLead_tally_update" AFTER UPDATE ON "CrmLead"
  REFERENCING NEW TABLE AS added OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION tally_lead();
CREATE TRIGGER "CrmLead_tally_delete" AFTER DELETE ON "CrmLead"
  REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION tally_lead();

CREATE FUNCTION tally_hosting_request() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    INSERT INTO "TallyDelta" ("metric", "bucket", "key", "n", "amount")
    SELECT "metric", "bucket", "key", sum("n"), sum("amount") FROM (
      SELECT t."metric", t."bucket", t."key", +1 AS "n", +t."amount" AS "amount"
      FROM added x, LATERAL hosting_request_tallies(x."createdAt", x."activatedAt", x."planId", x."recurringNetCents", x."billingCycle") t) changed
    GROUP BY 1, 2, 3 HAVING sum("n") <> 0 OR sum("amount") <> 0;
  ELSIF TG_OP = 'DELETE' THEN
    INSERT INTO "TallyDelta" ("metric", "bucket", "key", "n", "amount")
    SELECT "metric", "bucket", "key", sum("n"), sum("amount") FROM (
      SELECT t."metric", t."bucket", t."key", -1 AS "n", -t."amount" AS "amount"
      FROM removed x, LATERAL hosting_request_tallies(x."createdAt", x."activatedAt", x."planId", x."recurringNetCents", x."billingCycle") t) changed
    GROUP BY 1, 2, 3 HAVING sum("n") <> 0 OR sum("amount") <> 0;
  ELSE
    INSERT INTO "TallyDelta" ("metric", "bucket", "key", "n", "amount")
    SELECT "metric", "bucket", "key", sum("n"), sum("amount") FROM (
      SELECT t."metric", t."bucket", t."key", +1 AS "n", +t."amount" AS "amount"
      FROM added x, LATERAL hosting_request_tallies(x."createdAt", x."activatedAt", x."planId", x."recurringNetCents", x."billingCycle") t
      UNION ALL SELECT t."metric", t."bucket", t."key", -1 AS "n", -t."amount" AS "amount"
      FROM removed x, LATERAL hosting_request_tallies(x."createdAt", x."activatedAt", x."planId", x."recurringNetCents", x."billingCycle") t) changed
    GROUP BY 1, 2, 3 HAVING sum("n") <> 0 OR sum("amount") <> 0;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER "HostingRequest_tally_insert" AFTER INSERT ON "HostingRequest"
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION tally_hosting_request();
CREATE TRIGGER "HostingRequest_tally_update" AFTER UPDATE ON "HostingRequest"
  REFERENCING NEW TABLE AS added OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION tally_hosting_request();
CREATE TRIGGER "HostingRequest_tally_delete" AFTER DELETE ON "HostingRequest"
  REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION tally_hosting_request();

CREATE FUNCTION tally_service_request() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    INSERT INTO "TallyDelta" ("metric", "bucket", "key", "n", "amount")
    SELECT "metric", "bucket", "key", sum("n"), sum("amount") FROM (
      SELECT t."metric", t."bucket", t."key", +1 AS "n", +t."amount" AS "amount"
      FROM added x, LATERAL service_request_tallies(x."createdAt", x."activatedAt") t) changed
    GROUP BY 1, 2, 3 HAVING sum("n") <> 0 OR sum("amount") <> 0;
  ELSIF TG_OP = 'DELETE' THEN
    INSERT INTO "TallyDelta" ("metric", "bucket", "key", "n", "amount")
    SELECT "metric", "bucket", "key", sum("n"), sum("amount") FROM (
      SELECT t."metric", t."bucket", t."key", -1 AS "n", -t."amount" AS "amount"
      FROM removed x, LATERAL service_request_tallies(x."createdAt", x."activatedAt") t) changed
    GROUP BY 1, 2, 3 HAVING sum("n") <> 0 OR sum("amount") <> 0;
  ELSE
    INSERT INTO "TallyDelta" ("metric", "bucket", "key", "n", "amount")
    SELECT "metric", "bucket", "key", sum("n"), sum("amount") FROM (
      SELECT t."metric", t."bucket", t."key", +1 AS "n", +t."amount" AS "amount"
      FROM added x, LATERAL service_request_tallies(x."createdAt", x."activatedAt") t
      UNION ALL SELECT t."metric", t."bucket", t."key", -1 AS "n", -t."amount" AS "amount"
      FROM removed x, LATERAL service_request_tallies(x."createdAt", x."activatedAt") t) changed
    GROUP BY 1, 2, 3 HAVING sum("n") <> 0 OR sum("amount") <> 0;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER "ServiceRequest_tally_insert" AFTER INSERT ON "ServiceRequest"
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION tally_service_request();
CREATE TRIGGER "ServiceRequest_tally_update" AFTER UPDATE ON "ServiceRequest"
  REFERENCING NEW TABLE AS added OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION tally_service_request();
CREATE TRIGGER "ServiceRequest_tally_delete" AFTER DELETE ON "ServiceRequest"
  REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION tally_service_request();

CREATE FUNCTION tally_form_visit() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    INSERT INTO "TallyDelta" ("metric", "bucket", "key", "n", "amount")
    SELECT "metric", "bucket", "key", sum("n"), sum("amount") FROM (
      SELECT t."metric", t."bucket", t."key", +1 AS "n", +t."amount" AS "amount"
      FROM added x, LATERAL form_visit_tallies(x."form", x."viewedAt", x."startedAt", x."step", x."submittedAt") t) changed
    GROUP BY 1, 2, 3 HAVING sum("n") <> 0 OR sum("amount") <> 0;
  ELSIF TG_OP = 'DELETE' THEN
    INSERT INTO "TallyDelta" ("metric", "bucket", "key", "n", "amount")
    SELECT "metric", "bucket", "key", sum("n"), sum("amount") FROM (
      SELECT t."metric", t."bucket", t."key", -1 AS "n", -t."amount" AS "amount"
      FROM removed x, LATERAL form_visit_tallies(x."form", x."viewedAt", x."startedAt", x."step", x."submittedAt") t) changed
    GROUP BY 1, 2, 3 HAVING sum("n") <> 0 OR sum("amount") <> 0;
  ELSE
    INSERT INTO "TallyDelta" ("metric", "bucket", "key", "n", "amount")
    SELECT "metric", "bucket", "key", sum("n"), sum("amount") FROM (
      SELECT t."metric", t."bucket", t."key", +1 AS "n", +t."amount" AS "amount"
      FROM added x, LATERAL form_visit_tallies(x."form", x."viewedAt", x."startedAt", x."step", x."submittedAt") t
      UNION ALL SELECT t."metric", t."bucket", t."key", -1 AS "n", -t."amount" AS "amount"
      FROM removed x, LATERAL form_visit_tallies(x."form", x."viewedAt", x."startedAt", x."step", x."submittedAt") t) changed
    GROUP BY 1, 2, 3 HAVING sum("n") <> 0 OR sum("amount") <> 0;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER "FormVisit_tally_insert" AFTER INSERT ON "FormVisit"
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION tally_form_visit();
CREATE TRIGGER "FormVisit_tally_update" AFTER UPDATE ON "FormVisit"
  REFERENCING NEW TABLE AS added OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION tally_form_visit();
CREATE TRIGGER "FormVisit_tally_delete" AFTER DELETE ON "FormVisit"
  REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION tally_form_visit();

CREATE FUNCTION tally_pulse_event() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    INSERT INTO "TallyDelta" ("metric", "bucket", "key", "n", "amount")
    SELECT "metric", "bucket", "key", sum("n"), sum("amount") FROM (
      SELECT t."metric", t."bucket", t."key", +1 AS "n", +t."amount" AS "amount"
      FROM added x, LATERAL pulse_event_tallies(x."type", x."at") t) changed
    GROUP BY 1, 2, 3 HAVING sum("n") <> 0 OR sum("amount") <> 0;
  ELSIF TG_OP = 'DELETE' THEN
    INSERT INTO "TallyDelta" ("metric", "bucket", "key", "n", "amount")
    SELECT "metric", "bucket", "key", sum("n"), sum("amount") FROM (
      SELECT t."metric", t."bucket", t."key", -1 AS "n", -t."amount" AS "amount"
      FROM removed x, LATERAL pulse_event_tallies(x."type", x."at") t) changed
    GROUP BY 1, 2, 3 HAVING sum("n") <> 0 OR sum("amount") <> 0;
  ELSE
    INSERT INTO "TallyDelta" ("metric", "bucket", "key", "n", "amount")
    SELECT "metric", "bucket", "key", sum("n"), sum("amount") FROM (
      SELECT t."metric", t."bucket", t."key", +1 AS "n", +t."amount" AS "amount"
      FROM added x, LATERAL pulse_event_tallies(x."type", x."at") t
      UNION ALL SELECT t."metric", t."bucket", t."key", -1 AS "n", -t."amount" AS "amount"
      FROM removed x, LATERAL pulse_event_tallies(x."type", x."at") t) changed
    GROUP BY 1, 2, 3 HAVING sum("n") <> 0 OR sum("amount") <> 0;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER "PulseEvent_tally_insert" AFTER INSERT ON "PulseEvent"
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION tally_pulse_event();
CREATE TRIGGER "PulseEvent_tally_update" AFTER UPDATE ON "PulseEvent"
  REFERENCING NEW TABLE AS added OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION tally_pulse_event();
CREATE TRIGGER "PulseEvent_tally_delete" AFTER DELETE ON "PulseEvent"
  REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION tally_pulse_event();

-- An emptied table counts nothing.
CREATE FUNCTION forget_tallies() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM "Tally" WHERE "metric" = TG_ARGV[0] AND "key" LIKE TG_ARGV[1];
  DELETE FROM "TallyDelta" WHERE "metric" = TG_ARGV[0] AND "key" LIKE TG_ARGV[1];
  RETURN NULL;
END $$;
CREATE TRIGGER "CrmLead_forget_board" AFTER TRUNCATE ON "CrmLead"
  FOR EACH STATEMENT EXECUTE FUNCTION forget_tallies('board', '%');
CREATE TRIGGER "CrmLead_forget_lead_source" AFTER TRUNCATE ON "CrmLead"
  FOR EACH STATEMENT EXECUTE FUNCTION forget_tallies('lead_source', '%');
CREATE TRIGGER "HostingRequest_forget_request" AFTER TRUNCATE ON "HostingRequest"
  FOR EACH STATEMENT EXECUTE FUNCTION forget_tallies('request', 'hosting|%');
CREATE TRIGGER "ServiceRequest_forget_request" AFTER TRUNCATE ON "ServiceRequest"
  FOR EACH STATEMENT EXECUTE FUNCTION forget_tallies('request', 'service|%');
CREATE TRIGGER "FormVisit_forget_visit" AFTER TRUNCATE ON "FormVisit"
  FOR EACH STATEMENT EXECUTE FUNCTION forget_tallies('visit', '%');
CREATE TRIGGER "PulseEvent_forget_event" AFTER TRUNCATE ON "PulseEvent"
  FOR EACH STATEMENT EXECUTE FUNCTION forget_tallies('event', '%');

-- A recount of everything from the rows themselves.
CREATE VIEW "TallyRecount" AS
  SELECT "metric", "bucket", "key", count(*) AS "n", sum("amount")::bigint AS "amount" FROM (
    SELECT t.* FROM "CrmLead" l, LATERAL lead_tallies(l."assignedToId", l."status", l."estimatedValueCents", l."source", l."createdAt") t
    UNION ALL SELECT t.* FROM "HostingRequest" r, LATERAL hosting_request_tallies(r."createdAt", r."activatedAt", r."planId", r."recurringNetCents", r."billingCycle") t
    UNION ALL SELECT t.* FROM "ServiceRequest" r, LATERAL service_request_tallies(r."createdAt", r."activatedAt") t
    UNION ALL SELECT t.* FROM "FormVisit" v, LATERAL form_visit_tallies(v."form", v."viewedAt", v."startedAt", v."step", v."submittedAt") t
    UNION ALL SELECT t.* FROM "PulseEvent" e, LATERAL pulse_event_tallies(e."type", e."at") t) counted
  GROUP BY 1, 2, 3;

INSERT INTO "Tally" ("metric", "bucket", "key", "n", "amount")
  SELECT "metric", "bucket", "key", "n", "amount" FROM "TallyRecount";

-- Processing times are read from the index alone.
CREATE INDEX "HostingRequest_activated" ON "HostingRequest" ("activatedAt") INCLUDE ("createdAt")
  WHERE "activatedAt" IS NOT NULL;
CREATE INDEX "ServiceRequest_activated" ON "ServiceRequest" ("activatedAt") INCLUDE ("createdAt")
  WHERE "activatedAt" IS NOT NULL;

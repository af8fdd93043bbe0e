-- A request and its lead are written by one statement, so that no other lead waits for a web process's next turn. Who
-- gets the lead is therefore decided where the lock is held: here.

-- Makes this transaction the only one that gives leads away, until it ends.
CREATE FUNCTION "lock_assignment"() RETURNS void LANGUAGE sql AS $$
  SELECT pg_advisory_xact_lock(7204418005)
$$;

-- The least loaded (fewest open leads) of the active sellers who are present, skilled for it and under their capacity;
-- ties go to the one longest without a new lead, never served first; then a fixed order. One row, its "userId" null
-- when nobody can take it: the pool. "reason" says which rule decided, what was needed, and how every seller stood.
CREATE FUNCTION "choose_assignee"("needs" text[], "at" timestamptz)
RETURNS TABLE ("userId" text, "name" text, "email" text, "locale" "Locale", "reason" jsonb)
LANGUAGE sql STABLE AS $$
  WITH seller AS (
    SELECT u."id", u."name", u."email", u."locale", u."capacity", u."lastAssignedAt",
      (SELECT count(*)::int FROM "CrmLead" l
        WHERE l."assignedToId" = u."id" AND l."status" NOT IN ('won', 'lost')) AS "openLeads",
      ARRAY(SELECT need."skill" FROM unnest("needs") WITH ORDINALITY AS need ("skill", "nth")
        WHERE need."skill" <> ALL (u."skills") ORDER BY need."nth") AS "missing",
      EXISTS (SELECT 1 FROM "Absence" a
        WHERE a."userId" = u."id" AND a."startsAt" <= "at" AND a."endsAt" > "at") AS "absent"
    FROM "User" u
    WHERE u."role" = 'SELLER' AND u."active"
    ORDER BY u."id"
    LIMIT 500
  ), judged AS (
    SELECT seller.*, CASE
      WHEN "absent" THEN 'absent'
      WHEN cardinality("missing") > 0 THEN 'not_skilled'
      WHEN "openLeads" >= "capacity" THEN 'full' END AS "obstacle"
    FROM seller
  ), placed AS (
    SELECT judged.*, CASE WHEN "obstacle" IS NULL THEN row_number() OVER (PARTITION BY "obstacle" IS NULL
      ORDER BY "openLeads", "lastAssignedAt" NULLS FIRST, "id" COLLATE "C") END AS "place"
    FROM judged
  )
  SELECT chosen."id", chosen."name", chosen."email", chosen."locale", jsonb_build_object(
    'rule', CASE
      WHEN chosen."id" IS NULL THEN 'nobody_eligible'
      WHEN second."id" IS NULL THEN 'only_candidate'
      WHEN second."openLeads" > chosen."openLeads" THEN 'least_loaded'
      ELSE 'longest_without' END,
    'needs', to_jsonb("needs"),
    'candidates', COALESCE((
      SELECT jsonb_agg(jsonb_build_object(
        'userId', p."id", 'name', p."name",
        'outcome', CASE
          WHEN p."place" = 1 THEN 'chosen'
          WHEN p."obstacle" IS NOT NULL THEN p."obstacle"
          WHEN p."openLeads" > chosen."openLeads" THEN 'busier'
          ELSE 'served_later' END,
        'openLeads', p."openLeads", 'capacity', p."capacity", 'missingSkills', to_jsonb(p."missing"),
        'lastAssignedAt', to_char(p."lastAssignedAt" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')
      ) ORDER BY p."id") FROM placed p), '[]'))
  FROM (VALUES (1)) one (n)
    LEFT JOIN placed chosen ON chosen."place" = 1
    LEFT JOIN placed second ON second."place" = 2
$$;

-- The seller of a new lead and its place on top of the first column. It waits for the lock and then reads anew what
-- those before it wrote, which the statement that calls it cannot.
CREATE FUNCTION "place_lead"("needs" text[], "at" timestamptz)
RETURNS TABLE ("userId" text, "name" text, "email" text, "locale" "Locale", "reason" jsonb, "boardPosition" numeric)
LANGUAGE plpgsql VOLATILE AS $$
BEGIN
  PERFORM "lock_assignment"();
  RETURN QUERY SELECT chosen.*,
    COALESCE((SELECT min(l."boardPosition") FROM "CrmLead" l WHERE l."status" = 'new'), 0) - 1
  FROM "choose_assignee"("needs", "at") chosen;
END $$;

-- Undoes a statement that turns out to have nothing to add, and says why.
CREATE FUNCTION "nothing_stored"("why" jsonb) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'nothing to store' USING ERRCODE = 'CN001', DETAIL = "why"::text;
END $$;

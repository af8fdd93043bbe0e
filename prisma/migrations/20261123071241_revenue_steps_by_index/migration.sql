-- The same steps, each moment looked up by index: the time of many subscriptions grows with their number alone.
CREATE OR REPLACE FUNCTION revenue_steps_of(ids text[])
  RETURNS TABLE ("subscriptionId" text, "at" timestamptz, "beforeParts" bigint, "afterParts" bigint, "ranFrom" timestamptz)
  LANGUAGE sql STABLE AS $$
  WITH moment AS (
    SELECT c."subscriptionId" AS "id", c."at" FROM "SubscriptionChange" c WHERE c."subscriptionId" = ANY (ids)
    UNION SELECT l."subscriptionId", l."validFrom"::timestamp AT TIME ZONE 'Europe/Paris'
      FROM "SubscriptionLine" l WHERE l."subscriptionId" = ANY (ids) AND l."everyMonths" IS NULL
    UNION SELECT l."subscriptionId", l."validTo"::timestamp AT TIME ZONE 'Europe/Paris'
      FROM "SubscriptionLine" l WHERE l."subscriptionId" = ANY (ids) AND l."everyMonths" IS NULL AND l."validTo" IS NOT NULL
  ), worth AS (
    SELECT m."id", m."at", CASE WHEN state."state" = 'active'
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
    SELECT "id", "at", COALESCE(lag("parts") OVER (PARTITION BY "id" ORDER BY "at"), 0) AS "before", "parts" FROM worth
  )
  SELECT p."id", p."at", p."before"::bigint, p."parts"::bigint, ran."from"
  FROM stepped p CROSS JOIN LATERAL (
    SELECT min(c."at") AS "from" FROM "SubscriptionChange" c
    WHERE c."subscriptionId" = p."id" AND c."state" = 'active') ran
  WHERE p."before" <> p."parts"
$$;

-- The events of before, in the two counts that the migration before this one began: what the rows say, less what is
-- counted by now, in one look at both. Events that arrive meanwhile are counted as they arrive; nobody waits.
INSERT INTO "Tally" AS t ("metric", "bucket", "key", "n", "amount")
SELECT "metric", "bucket", "key", sum("n"), 0 FROM (
  SELECT 'event_by_person' AS "metric", date_trunc('hour', "at", 'UTC') AS "bucket", "type" AS "key", count(*) AS "n"
  FROM "PulseEvent" WHERE "actorId" IS NOT NULL GROUP BY 2, 3
  UNION ALL
  SELECT 'event_of', date_trunc('day', "at", 'Europe/Paris'), concat("assigneeId", '|', "type"), count(*)
  FROM "PulseEvent" GROUP BY 2, 3
  UNION ALL
  SELECT "metric", "bucket", "key", -"n" FROM "Tally" WHERE "metric" IN ('event_by_person', 'event_of')
  UNION ALL
  SELECT "metric", "bucket", "key", -"n" FROM "TallyDelta" WHERE "metric" IN ('event_by_person', 'event_of')) missing
GROUP BY 1, 2, 3 HAVING sum("n") <> 0
ORDER BY 1, 2, 3
ON CONFLICT ("metric", "bucket", "key") DO UPDATE SET "n" = t."n" + EXCLUDED."n";

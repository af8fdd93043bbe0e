import 'server-only';
import { now } from '@/lib/clock';
import { db } from '@/lib/db/client';
import { eventTimes } from './event-clock';
import type { FormBeacon } from './form-events';

/**
 * Stores a batch and brings its visit up to date, in one statement. A batch may come twice, late or out
 * of order: an event counts once (by its number), first times only go back, the step only goes up.
 * Returns how many events were new.
 */
export async function storeFormEvents(beacon: FormBeacon): Promise<number> {
  const { visitId, form, locale, events } = beacon;
  const times = eventTimes(events, now());
  const rows = events.map((event, index) => ({
    seq: event.seq,
    kind: event.kind,
    step: 'step' in event ? (event.step ?? null) : null,
    field: 'field' in event ? (event.field ?? null) : null,
    at: times[index]?.toISOString(),
  }));
  const [stored] = await db.$queryRaw<{ count: number }[]>`
    WITH batch AS (
      SELECT * FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
        AS e("seq" int, "kind" text, "step" int, "field" text, "at" timestamptz)
    ), added AS (
      INSERT INTO "FormEvent" ("visitId", "form", "seq", "kind", "step", "field", "at")
      SELECT ${visitId}, ${form}, "seq", "kind"::"FormEventKind", "step", "field", "at" FROM batch
      -- In the order of the key, so that two batches of one visit cannot wait for each other.
      ORDER BY "seq"
      ON CONFLICT ("visitId", "form", "seq") DO NOTHING
      RETURNING "kind", "step", "at"
    ), visit AS (
      INSERT INTO "FormVisit" AS v
        ("visitId", "form", "locale", "viewedAt", "startedAt", "step", "errors", "submittedAt")
      SELECT ${visitId}, ${form}, ${locale}::"Locale", min("at"),
        min("at") FILTER (WHERE "kind" <> 'view'), COALESCE(max("step"), 0),
        count(*) FILTER (WHERE "kind" = 'field_error'), min("at") FILTER (WHERE "kind" = 'submit')
      FROM added HAVING count(*) > 0
      ON CONFLICT ("visitId", "form") DO UPDATE SET
        "viewedAt" = LEAST(v."viewedAt", EXCLUDED."viewedAt"),
        "startedAt" = LEAST(v."startedAt", EXCLUDED."startedAt"),
        "step" = GREATEST(v."step", EXCLUDED."step"),
        "errors" = v."errors" + EXCLUDED."errors",
        "submittedAt" = LEAST(v."submittedAt", EXCLUDED."submittedAt")
    )
    SELECT count(*)::int AS "count" FROM added`;
  return stored?.count ?? 0;
}

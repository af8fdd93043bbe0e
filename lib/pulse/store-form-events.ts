import 'server-only';
import { now } from '@/lib/clock';
import { db } from '@/lib/db/client';
import { eventTimes } from './event-clock';
import type { FormBeacon } from './form-events';

/** A batch of a visit's events as they are stored, each at its moment by our clock. */
export type TimedBeacon = Pick<FormBeacon, 'visitId' | 'form' | 'locale'> & {
  rows: { seq: number; kind: string; step: number | null; field: string | null; at: string | undefined }[];
};

/** The batch with its times judged by the moment it came in, however long it then waits to be written. */
export function timedBeacon({ events, ...visit }: FormBeacon, receivedAt: Date): TimedBeacon {
  const times = eventTimes(events, receivedAt);
  const rows = events.map((event, index) => ({
    seq: event.seq,
    kind: event.kind,
    step: 'step' in event ? (event.step ?? null) : null,
    field: 'field' in event ? (event.field ?? null) : null,
    at: times[index]?.toISOString(),
  }));
  return { visitId: visit.visitId, form: visit.form, locale: visit.locale, rows };
}

/** Stores one batch by itself; how many of its events were new. */
export async function storeFormEvents(beacon: FormBeacon): Promise<number> {
  const [added] = await storeBeacons([timedBeacon(beacon, now())]);
  return added ?? 0;
}

type Added = { visitId: string; form: string; count: number };

/**
 * Stores batches of any visits and brings these up to date, in one statement. A batch may come twice, late or out
 * of order: an event counts once (by its number), first times only go back, the step only goes up.
 * Returns for each batch how many events were new; of several of one visit, the first has them all.
 */
export async function storeBeacons(beacons: readonly TimedBeacon[]): Promise<number[]> {
  const rows = beacons.flatMap(({ visitId, form, locale, rows: events }) =>
    events.map((event) => ({ visitId, form, locale, ...event })),
  );
  const added = await db.$queryRaw<Added[]>`
    WITH batch AS (
      SELECT * FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
        AS e("visitId" text, "form" text, "locale" text, "seq" int, "kind" text, "step" int, "field" text, "at" timestamptz)
    ), added AS (
      INSERT INTO "FormEvent" ("visitId", "form", "seq", "kind", "step", "field", "at")
      SELECT "visitId", "form", "seq", "kind"::"FormEventKind", "step", "field", "at" FROM batch
      -- In the order of the key, so that two statements cannot wait for each other.
      ORDER BY "visitId", "form", "seq"
      ON CONFLICT ("visitId", "form", "seq") DO NOTHING
      RETURNING "visitId", "form", "kind", "step", "at"
    ), seen AS (
      SELECT "visitId", "form", min("at") AS "viewedAt", min("at") FILTER (WHERE "kind" <> 'view') AS "startedAt",
        COALESCE(max("step"), 0) AS "step", count(*) FILTER (WHERE "kind" = 'field_error') AS "errors",
        min("at") FILTER (WHERE "kind" = 'submit') AS "submittedAt", count(*)::int AS "count"
      FROM added GROUP BY "visitId", "form"
    ), visit AS (
      INSERT INTO "FormVisit" AS v
        ("visitId", "form", "locale", "viewedAt", "startedAt", "step", "errors", "submittedAt")
      SELECT "visitId", "form", "locale"::"Locale", "viewedAt", "startedAt", "step", "errors", "submittedAt"
      FROM seen JOIN (SELECT "visitId", "form", min("locale") AS "locale" FROM batch GROUP BY "visitId", "form") l
        USING ("visitId", "form")
      ORDER BY "visitId", "form"
      ON CONFLICT ("visitId", "form") DO UPDATE SET
        "viewedAt" = LEAST(v."viewedAt", EXCLUDED."viewedAt"),
        "startedAt" = LEAST(v."startedAt", EXCLUDED."startedAt"),
        "step" = GREATEST(v."step", EXCLUDED."step"),
        "errors" = v."errors" + EXCLUDED."errors",
        "submittedAt" = LEAST(v."submittedAt", EXCLUDED."submittedAt")
    )
    SELECT "visitId", "form", "count" FROM seen`;
  const left = new Map(added.map(({ visitId, form, count }) => [`${form}:${visitId}`, count]));
  return beacons.map(({ visitId, form }) => {
    const key = `${form}:${visitId}`;
    const count = left.get(key) ?? 0;
    left.delete(key);
    return count;
  });
}

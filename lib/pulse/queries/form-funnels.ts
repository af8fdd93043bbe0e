import 'server-only';
import { db } from '@/lib/db/client';
import { Prisma } from '@/lib/db/generated/client';
import { notFoundError } from '@/lib/errors';
import { keyPart } from '@/lib/tallies/tallies';
import { isOfCompanyDays } from '../company-days';
import { FORM_NAMES, FORM_STEPS, type FormName } from '../form-events';
import type { Period } from '../period';
import { canSeeTile } from '../policy';
import { readTogether, spanTalliesTogether, talliesTogether } from './read-together';
import { canReadTallies, type Viewer, within } from './scope';

export type FormFunnel = {
  form: FormName;
  views: number;
  started: number;
  /** Visits that reached each step after the first, where every visit starts, or went beyond it. */
  steps: { name: string; n: number }[];
  submitted: number;
};

export type CountedVisits = {
  form: string;
  step: number;
  submitted: boolean;
  views: number;
  started: number;
};

/** Of the visits that began in the period: how far they came. Each number contains the next. */
export async function readFormFunnels(actor: Viewer, period: Period): Promise<FormFunnel[]> {
  if (!canSeeTile(actor, 'forms')) throw notFoundError();
  const { visits } = await readTogether<{ visits: CountedVisits }>({ visits: formVisits(actor, period) });
  return formFunnelsOf(visits);
}

/** What funnels are made of: visits by form and how far they came. */
export function formVisits(actor: Viewer, period: Period): Prisma.Sql {
  return canReadTallies(actor, 'forms', period) ? talliedVisits(period) : countedVisits(period);
}

export function formFunnelsOf(rows: readonly CountedVisits[]): FormFunnel[] {
  return FORM_NAMES.map((form) =>
    funnelOf(
      form,
      rows.filter((row) => row.form === form),
    ),
  );
}

function talliedVisits(period: Period): Prisma.Sql {
  return Prisma.sql`
    SELECT ${keyPart(1)} AS "form", ${keyPart(2)}::int AS "step", ${keyPart(4)} = 't' AS "submitted",
      sum("n")::int AS "views", COALESCE(sum("n") FILTER (WHERE ${keyPart(3)} = 't'), 0)::int AS "started"
    FROM (SELECT "key", sum("n") AS "n" FROM ${spanTalliesTogether('visit', period)} t GROUP BY 1) t GROUP BY 1, 2, 3`;
}

function countedVisits(period: Period): Prisma.Sql {
  return Prisma.sql`
    SELECT v."form", v."step", v."submittedAt" IS NOT NULL AS "submitted", count(*)::int AS "views",
      count(v."startedAt")::int AS "started"
    FROM "FormVisit" v
    WHERE v."form" IN (${Prisma.join([...FORM_NAMES])}) AND ${within(Prisma.sql`v."viewedAt"`, period)}
    GROUP BY 1, 2, 3`;
}

function funnelOf(form: FormName, rows: readonly CountedVisits[]): FormFunnel {
  const sum = (counted: (row: CountedVisits) => number) =>
    rows.reduce((total, row) => total + counted(row), 0);
  return {
    form,
    views: sum(({ views }) => views),
    started: sum(({ started }) => started),
    steps: FORM_STEPS[form].slice(1).map((name, index) => ({
      name,
      // Whoever sent the form passed them all.
      n: sum(({ step, submitted, views }) => (submitted || step > index ? views : 0)),
    })),
    submitted: sum(({ submitted, views }) => (submitted ? views : 0)),
  };
}

export type FieldErrors = { field: string; errors: number; visits: number };

/** Errors shown at each field in the period: how many, and in how many visits; the worst first. */
export async function readFieldErrors(actor: Viewer, form: FormName, period: Period): Promise<FieldErrors[]> {
  if (!canSeeTile(actor, 'forms')) throw notFoundError();
  return db.$queryRaw<FieldErrors[]>`
    SELECT e."field", count(*)::int AS "errors", count(DISTINCT e."visitId")::int AS "visits"
    FROM "FormEvent" e
    WHERE e."form" = ${form} AND e."kind" = 'field_error' AND ${within(Prisma.sql`e."at"`, period)}
    GROUP BY e."field" ORDER BY 3 DESC, 2 DESC, 1 LIMIT 30`;
}

export type VisitDay = { day: string; views: number; submitted: number };

/** The funnels of all forms, and one form's visits by the local day they began on with those of them that sent it. */
export async function readFormVisits(
  actor: Viewer,
  form: FormName,
  period: Period,
): Promise<{ funnels: FormFunnel[]; days: VisitDay[] }> {
  if (!canSeeTile(actor, 'forms')) throw notFoundError();
  const tallied = canReadTallies(actor, 'forms', period);
  const { visits, days } = await readTogether<{ visits: CountedVisits; days: VisitDay }>({
    visits: formVisits(actor, period),
    days: tallied ? talliedVisitDays(form, period) : countedVisitDays(form, period),
  });
  const known = new Map(days.map((row) => [row.day, row]));
  return {
    funnels: formFunnelsOf(visits),
    days: period.days.map((day) => known.get(day) ?? { day, views: 0, submitted: 0 }),
  };
}

function talliedVisitDays(form: FormName, period: Period): Prisma.Sql {
  const counts = isOfCompanyDays(period) ? spanTalliesTogether : talliesTogether;
  return Prisma.sql`
    SELECT to_char("bucket" AT TIME ZONE ${period.timeZone}, 'YYYY-MM-DD') AS "day", sum("n")::int AS "views",
      COALESCE(sum("n") FILTER (WHERE ${keyPart(4)} = 't'), 0)::int AS "submitted"
    FROM ${counts('visit', period)} t WHERE ${keyPart(1)} = ${form} GROUP BY 1`;
}

function countedVisitDays(form: FormName, period: Period): Prisma.Sql {
  return Prisma.sql`
    SELECT to_char(v."viewedAt" AT TIME ZONE ${period.timeZone}, 'YYYY-MM-DD') AS "day",
      count(*)::int AS "views", count(v."submittedAt")::int AS "submitted"
    FROM "FormVisit" v WHERE v."form" = ${form} AND ${within(Prisma.sql`v."viewedAt"`, period)}
    GROUP BY 1`;
}

import type { Chance } from '@/lib/chance';
import { db } from '@/lib/db/client';
import type { Prisma } from '@/lib/db/generated/client';
import type { Locale } from '@/lib/db/generated/enums';
import { newId } from '@/lib/db/id';
import { FORM_STEPS, type FormName } from '@/lib/pulse/form-events';
import { DAY_MS } from './people';

export type Submitted = { form: FormName; locale: Locale; at: Date };

type Visits = { visits: Prisma.FormVisitCreateManyInput[]; events: Prisma.FormEventCreateManyInput[] };

const ERROR_FIELDS: Record<FormName, readonly string[]> = {
  hosting_order: ['domainName', 'email', 'vatNumber', 'terms', 'phone'],
  service_request: ['description', 'email', 'need'],
};

/** One visit of a form up to a step; `submittedAt` when it got to the end. */
function addVisit(
  chance: Chance,
  into: Visits,
  visit: Submitted & { reach: number; submitted: boolean },
): void {
  const { form, locale, reach, submitted } = visit;
  const visitId = newId();
  const steps = Math.max(0, reach);
  const started = reach >= 0;
  let at = submitted ? visit.at.getTime() - (steps + 2) * 25_000 : visit.at.getTime();
  const viewedAt = new Date(at);
  let seq = 0;
  const add = (
    kind: 'view' | 'start' | 'step' | 'field_error' | 'submit',
    more: { step?: number; field?: string } = {},
  ) => {
    into.events.push({ visitId, form, seq, kind, at: new Date(at), ...more });
    seq += 1;
  };
  add('view');
  let startedAt: Date | null = null;
  if (started) {
    at += 8_000;
    startedAt = new Date(at);
    add('start', { step: 0 });
  }
  for (let step = 1; step <= steps; step += 1) {
    at += chance.between(8_000, 22_000);
    add('step', { step });
  }
  const errors = started && chance.isTrue(0.25) ? chance.between(1, 2) : 0;
  for (let error = 0; error < errors; error += 1)
    add('field_error', { step: steps, field: chance.pick(ERROR_FIELDS[form]) });
  if (submitted) {
    at = visit.at.getTime();
    add('submit', { step: steps });
  }
  const submittedAt = submitted ? visit.at : null;
  into.visits.push({ visitId, form, locale, viewedAt, startedAt, step: steps, errors, submittedAt });
}

/** A visit for each request that was sent, and the many that ended before. */
export async function seedFunnel(chance: Chance, submitted: readonly Submitted[], at: Date): Promise<void> {
  const into: Visits = { visits: [], events: [] };
  for (const one of submitted) {
    addVisit(chance, into, { ...one, reach: FORM_STEPS[one.form].length - 1, submitted: true });
  }
  for (let day = 0; day < 60; day += 1) {
    for (let visit = chance.between(6, 13); visit > 0; visit -= 1) {
      const form: FormName = chance.isTrue(0.75) ? 'hosting_order' : 'service_request';
      const viewed = new Date(at.getTime() - day * DAY_MS - chance.between(60_000, DAY_MS - 60_000));
      // Each step loses some; −1 is who only looked.
      let reach = -1;
      while (reach < FORM_STEPS[form].length - 1 && chance.isTrue(0.68)) reach += 1;
      const locale: Locale = chance.isTrue(0.25) ? 'en' : 'fr';
      addVisit(chance, into, { form, locale, at: viewed, reach, submitted: false });
    }
  }
  await db.formVisit.createMany({ data: into.visits });
  await db.formEvent.createMany({ data: into.events });
}

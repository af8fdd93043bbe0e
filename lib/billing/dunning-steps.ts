import { addDays, type Day } from './days';
import type { DunningStep } from './settings-schema';

export type TakenStep = DunningStep & { on: Day };

const ORDER = { reminder: 0, suspend: 1, terminate: 2 } as const;

/** By day, and of one day the gentlest first. */
function inOrder(steps: readonly DunningStep[]): DunningStep[] {
  return [...steps].sort((a, b) => a.days - b.days || ORDER[a.kind] - ORDER[b.kind]);
}

const sameStep = (a: DunningStep, b: DunningStep) => a.kind === b.kind && a.days === b.days;

/** Days between the last suspension that comes before a termination, and that termination. */
function graceOf(steps: readonly DunningStep[], terminate: DunningStep): number | null {
  const before = steps.filter(({ kind, days }) => kind === 'suspend' && days <= terminate.days);
  const last = before.reduce<number | null>(
    (most, { days }) => (most === null || days > most ? days : most),
    null,
  );
  return last === null ? null : terminate.days - last;
}

/**
 * Which steps are due today for an invoice that fell due on `dueOn`. Of several reminders that were missed only the last
 * is sent (`passed` are the others). A service is never ended sooner after its suspension than the steps say, also when
 * the suspension came late: whoever is suspended keeps the whole time to pay.
 */
export function dueSteps(
  steps: readonly DunningStep[],
  taken: readonly TakenStep[],
  dueOn: Day,
  today: Day,
): { due: DunningStep[]; passed: DunningStep[] } {
  const open = inOrder(steps).filter(
    (step) => addDays(dueOn, step.days) <= today && !taken.some((one) => sameStep(one, step)),
  );
  const suspendedOn = taken.find(({ kind }) => kind === 'suspend')?.on;
  const isRipe = (step: DunningStep) => {
    if (step.kind !== 'terminate') return true;
    const grace = graceOf(steps, step);
    if (grace === null || grace === 0) return true;
    return suspendedOn !== undefined && addDays(suspendedOn, grace) <= today;
  };
  const ripe = open.filter(isRipe);
  const reminders = ripe.filter(({ kind }) => kind === 'reminder');
  const hard = ripe.filter(({ kind }) => kind !== 'reminder');
  // A letter that says the service is stopped says more than a reminder of the same day.
  const keep = hard.length > 0 ? undefined : reminders.at(-1);
  const due = ripe.filter((step) => step.kind !== 'reminder' || step === keep);
  return { due, passed: reminders.filter((step) => step !== keep) };
}

/** The day of a step that is still to come: an end waits for its suspension to have lasted. */
export function dayOfStep(
  step: DunningStep,
  steps: readonly DunningStep[],
  taken: readonly TakenStep[],
  dueOn: Day,
): Day {
  const planned = addDays(dueOn, step.days);
  const grace = step.kind === 'terminate' ? graceOf(steps, step) : null;
  const suspendedOn = taken.find(({ kind }) => kind === 'suspend')?.on;
  if (!grace || !suspendedOn) return planned;
  return [planned, addDays(suspendedOn, grace)].sort().at(-1) ?? planned;
}

/** What comes next that hurts, and when, for the reader of a reminder. */
export function nextHardStep(
  steps: readonly DunningStep[],
  taken: readonly TakenStep[],
  dueOn: Day,
): { kind: 'suspend' | 'terminate'; on: Day } | null {
  for (const step of inOrder(steps)) {
    if (step.kind === 'reminder' || taken.some((one) => sameStep(one, step))) continue;
    return { kind: step.kind, on: dayOfStep(step, steps, taken, dueOn) };
  }
  return null;
}

import type { ServiceState, ServiceStepName } from '@/lib/db/generated/enums';
import type { StepView } from '@/lib/provisioning/service/queries';
import { OPERATION_STEPS } from '@/lib/provisioning/service/status';

export type ShownStep = {
  key: string;
  name: ServiceStepName;
  state: 'done' | 'now' | 'failed' | 'later';
  at: Date | null;
  step: StepView | null;
};

/** The steps of a service in the order they were taken, then what is underway and what is to come. */
export function shownSteps(state: ServiceState, steps: readonly StepView[]): ShownStep[] {
  if (steps.length === 0) return state === 'pending' ? plannedSteps() : [];
  const living = steps.filter((step) => step.state !== 'skipped');
  const underway = living.find((step) => step.state !== 'done');
  return living.map((step) => {
    const isNow = step === underway;
    const shown = step.state === 'failed' ? 'failed' : isNow ? 'now' : 'later';
    return {
      key: step.id,
      name: step.name,
      state: step.state === 'done' ? 'done' : shown,
      at: step.finishedAt,
      step,
    };
  });
}

/** Of one that was not paid yet: all of its creation is to come. */
function plannedSteps(): ShownStep[] {
  return OPERATION_STEPS.create.map((name, index) => ({
    key: name,
    name,
    state: index === 0 ? 'now' : 'later',
    at: null,
    step: null,
  }));
}

/** The step that is being taken, or waits to be. */
export function currentStep(state: ServiceState, steps: readonly StepView[]): ServiceStepName | null {
  const found = shownSteps(state, steps).find((step) => step.state === 'now' || step.state === 'failed');
  return found?.name ?? null;
}

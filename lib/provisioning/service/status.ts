import type { ServiceOperation, ServiceState, ServiceStepName } from '@/lib/db/generated/enums';

/** In the order of their life. */
export const SERVICE_STATES = [
  'pending',
  'provisioning',
  'failed',
  'active',
  'suspended',
  'terminated',
] as const satisfies readonly ServiceState[];

/** The database holds the same table: `refuse_service_jump`. */
const NEXT: Record<ServiceState, readonly ServiceState[]> = {
  pending: ['provisioning', 'terminated'],
  provisioning: ['active', 'failed', 'terminated'],
  failed: ['provisioning', 'terminated'],
  active: ['suspended', 'terminated'],
  suspended: ['active', 'terminated'],
  terminated: [],
};

export function canServiceMove(from: ServiceState, to: ServiceState): boolean {
  return NEXT[from].includes(to);
}

/** The states from which this one can be reached. */
export function serviceStatesBefore(to: ServiceState): ServiceState[] {
  return SERVICE_STATES.filter((from) => canServiceMove(from, to));
}

/** What an operation goes through, one job a step. */
export const OPERATION_STEPS: Record<ServiceOperation, readonly ServiceStepName[]> = {
  create: ['paid', 'reserved', 'created', 'configured', 'online'],
  resize: ['resized'],
  suspend: ['suspended'],
  resume: ['resumed'],
  terminate: ['removed', 'released'],
};

/** How far a server is, as its provider sees it. */
export const SERVER_STAGES = ['created', 'configured', 'online', 'suspended', 'removed'] as const;
export type ServerStage = (typeof SERVER_STAGES)[number];

/** What a provider knows of one server. */
export type FoundServer = {
  externalId: string;
  address: string | null;
  stage: ServerStage;
  size: { cpu: number; ram: number; storage: number } | null;
};

type Size = { cpu: number; ram: number; storage: number };

/** Whether what the provider knows means that a step is done; `target` is the size that a resize is to reach. */
export function isReached(found: FoundServer | null, step: ServiceStepName, target: Size): boolean {
  const stage = found?.stage ?? 'removed';
  switch (step) {
    case 'paid':
    case 'reserved':
    case 'released':
      return false;
    case 'created':
      return stage !== 'removed';
    case 'configured':
      return stage === 'configured' || stage === 'online';
    case 'online':
    case 'resumed':
      return stage === 'online';
    case 'suspended':
      return stage === 'suspended';
    case 'removed':
      return stage === 'removed';
    case 'resized': {
      const size = found?.size;
      return (
        !!size &&
        stage !== 'removed' &&
        size.cpu === target.cpu &&
        size.ram === target.ram &&
        size.storage === target.storage
      );
    }
  }
}

const SECOND = 1_000;
/** Pauses after the first, second … failed attempt of a step; after the last one an admin decides. */
export const RETRY_PAUSES_MS = [10, 30, 60, 300, 900, 3_600].map((seconds) => seconds * SECOND);

/** When a step that failed `attempts` times is tried again by itself; null: never. */
export function nextTry(attempts: number, at: Date): Date | null {
  const pause = RETRY_PAUSES_MS[attempts - 1];
  return pause === undefined ? null : new Date(at.getTime() + pause);
}

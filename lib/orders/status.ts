import type { RequestStatus } from '@/lib/db/generated/enums';

/** In the order of their life. */
export const REQUEST_STATUSES = ['pending', 'processing', 'active', 'cancelled'] as const;

/** What is active is ended by its service, not by its request; what is cancelled is ordered again. */
const NEXT: Record<RequestStatus, readonly RequestStatus[]> = {
  pending: ['processing', 'cancelled'],
  processing: ['active', 'cancelled'],
  active: [],
  cancelled: [],
};

/** Where a request may go: menu and command read the same table. */
export function nextRequestStatuses(from: RequestStatus): readonly RequestStatus[] {
  return NEXT[from];
}

export function canRequestMove(from: RequestStatus, to: RequestStatus): boolean {
  return NEXT[from].includes(to);
}

/** The statuses from which this one can be reached. */
export function statusesBefore(to: RequestStatus): RequestStatus[] {
  return REQUEST_STATUSES.filter((from) => canRequestMove(from, to));
}

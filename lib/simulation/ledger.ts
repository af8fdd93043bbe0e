import 'server-only';
import type { FormName } from '@/lib/pulse/form-events';

export type SentRequest = { reference: string; email: string; door: 'form' | 'plain' | 'api' | 'service' };
export type SentActivity = { leadId: string; subject: string };

type FormCount = { views: number; submitted: number };

/** What the simulation did and what it was answered; the platform's own memory plays no part in it. */
export class Ledger {
  readonly requests: SentRequest[] = [];
  readonly activities: SentActivity[] = [];
  readonly forms: Record<FormName, FormCount> = {
    hosting_order: { views: 0, submitted: 0 },
    service_request: { views: 0, submitted: 0 },
  };
  /** The last stage each lead was moved to, by its id. */
  readonly stages = new Map<string, string>();
  pages = 0;
  prices = 0;
  beacons = 0;
  taken = 0;
  moves = 0;
  /** Refusals that people at work may meet (a colleague was quicker), by what was said. */
  readonly refusals = new Map<string, number>();
  /** What should never happen: no answer, a 5xx, a sound order refused. */
  readonly failures = new Map<string, number>();

  refused(what: string): void {
    this.refusals.set(what, (this.refusals.get(what) ?? 0) + 1);
  }

  failed(what: string): void {
    this.failures.set(what, (this.failures.get(what) ?? 0) + 1);
  }
}

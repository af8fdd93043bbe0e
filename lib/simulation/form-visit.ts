import 'server-only';
import { newBrowserKey } from '@/lib/browser-key';
import type { FormName } from '@/lib/pulse/form-events';
import type { Ledger } from './ledger';
import type { PlainBrowser } from './plain-browser';

type Kind = 'view' | 'start' | 'step' | 'field_error' | 'submit';
type Event = { seq: number; kind: Kind; at: number; step?: number; field?: string };

/** The beacons of one visit of one form, batch by batch, as lib/pulse/form-tracker.ts sends them from a page. */
export class FormVisit {
  readonly visitId = newBrowserKey();
  private waiting: Event[] = [];
  private seq = 0;

  constructor(
    private readonly browser: PlainBrowser,
    private readonly ledger: Ledger,
    private readonly form: FormName,
    private readonly locale: 'fr' | 'en',
  ) {
    this.note('view');
  }

  note(kind: Kind, detail: { step?: number; field?: string } = {}): void {
    this.waiting.push({ seq: this.seq, kind, at: Date.now(), ...detail });
    this.seq += 1;
  }

  /** Sends what waits. What was taken in counts as sent; a refusal is counted as one. */
  async flush(): Promise<void> {
    const events = this.waiting.splice(0);
    if (events.length === 0) return;
    const { visitId, form, locale } = this;
    const body = JSON.stringify({ visitId, form, locale, events });
    const { status } = await this.browser.post('/api/pulse/forms', body, {
      'Content-Type': 'text/plain;charset=UTF-8',
    });
    if (status !== 204) return this.ledger.failed(`form beacon: ${status}`);
    this.ledger.beacons += 1;
    if (events.some(({ kind }) => kind === 'view')) this.ledger.forms[form].views += 1;
    if (events.some(({ kind }) => kind === 'submit')) this.ledger.forms[form].submitted += 1;
  }
}

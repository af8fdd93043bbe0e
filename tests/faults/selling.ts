import { expect } from 'vitest';
import type { PlainBrowser } from '@/lib/simulation/plain-browser';
import { signIn } from '@/lib/simulation/staff-session';
import type { Checkout, ProcessName } from './checkout';
import { holdAt, release, untilHeld } from './hold';
import { priceOfOrder } from './orders';
import { ownCheckout } from './own-checkout';
import type { Point } from './points';
import { countsOff } from './recount';
import { rowsOf } from './rows';
import { ADMIN, AUTH_SECRET, openShop } from './sale';
import { expectSale, gapsIn, placesOff, type SaleCount } from './sale-recount';
import { StandIn } from './stand-in';

/** After so many deaths the supervisor is begun anew, or it would let the next wait for half a minute. */
const DEATHS_A_RUN = 4;

/** A platform that sells, with the e-mail service of somebody else, and one of the staff at work. */
export class Selling {
  #deaths = 0;

  private constructor(
    readonly platform: Checkout,
    readonly resend: StandIn,
    readonly staff: PlainBrowser,
    readonly total: number,
  ) {}

  static async open(given: Record<string, string> = {}): Promise<Selling> {
    const resend = await StandIn.open(({ key }) => ({ id: `sent-${key}` }));
    const platform = await ownCheckout({
      AUTH_SECRET,
      RESEND_API_KEY: 're_stand_in',
      RESEND_BASE_URL: `http://127.0.0.1:${resend.port}`,
      EMAIL_FROM: 'Cloud Nexus <hello@stand-in.test>',
      ...given,
    });
    await platform.start();
    await openShop(platform);
    const credentials = { email: ADMIN, password: 'cloudnexus-demo' };
    const staff = await signIn(platform.url, credentials, '198.18.99.1');
    return new Selling(platform, resend, staff, await priceOfOrder(platform.url));
  }

  async close(): Promise<void> {
    await this.platform.remove();
    await this.resend.close();
  }

  /** Somebody's work comes to this point, and one of the processes dies there. */
  async dieAt(point: Point, victim: ProcessName, work: () => Promise<unknown>): Promise<void> {
    const { platform } = this;
    await holdAt(platform.databaseUrl, point);
    const working = work();
    working.catch(() => {});
    try {
      await untilHeld(platform.databaseUrl);
      this.kill(victim);
      if (victim === 'postgres') await platform.untilWell();
    } finally {
      await release(platform.databaseUrl, point);
    }
    await working.catch(() => {});
    await platform.untilWell();
  }

  kill(victim: ProcessName): void {
    expect(this.platform.kill(victim)).toBe(true);
    this.#deaths += 1;
  }

  async restAfterDeaths(): Promise<void> {
    if (this.#deaths < DEATHS_A_RUN) return;
    this.#deaths = 0;
    await this.platform.restart();
  }

  async expectWhole({ requestId }: { requestId: string }, whole: SaleCount): Promise<void> {
    await expectSale(this.platform.databaseUrl, requestId, whole);
    await this.expectNothingOff();
  }

  /** Numbers without a gap, places and running counts as the rows say. */
  async expectNothingOff(): Promise<void> {
    const { databaseUrl } = this.platform;
    expect(await gapsIn(databaseUrl)).toEqual([]);
    expect(await placesOff(databaseUrl)).toEqual([]);
    expect(await countsOff(databaseUrl)).toEqual([]);
  }

  /** The e-mail service was given each letter under one key with one wording, however often it was handed over. */
  async expectEachLetterOnce(): Promise<void> {
    const worded = new Map<string, Set<string>>();
    for (const { key = '', body } of this.resend.calls)
      worded.set(key, (worded.get(key) ?? new Set()).add(body));
    expect([...worded.values()].every((bodies) => bodies.size === 1)).toBe(true);
    const letters = [...worded.keys()].map((key) => key.split('/')[0]);
    expect(new Set(letters).size).toBe(letters.length);
    const sent = await rowsOf<{ id: string }>(
      this.platform.databaseUrl,
      `SELECT "id" FROM "EmailMessage" WHERE "status" = 'sent' AND "providerId" LIKE 'sent-%'`,
    );
    expect(letters.sort()).toEqual(sent.map(({ id }) => id).sort());
  }
}

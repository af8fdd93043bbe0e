import type { Actor } from '@/lib/auth/actor';
import { now, setClock } from '@/lib/clock';
import { db } from '@/lib/db/client';
import type { PlacedRequest } from '@/lib/orders/placed-request';
import { submitHostingOrder } from '@/lib/orders/submit-hosting-order';
import { submitServiceRequest } from '@/lib/orders/submit-service-request';
import { seedCatalogue } from './catalogue';
import { type Chance, makeChance } from './chance';
import { addressOf, DEMO_CLIENTS, type DemoClient } from './demo-clients';
import { demoHostingOrder, demoServiceRequest } from './demo-orders';
import { type Submitted, seedFunnel } from './funnel';
import { moveDemoLead, planFollowUps, type Step, stepsOf } from './history';
import { DAY_MS, seedPeople } from './people';

const LEADS = 84;
const POOL_INDEX = LEADS - 2;
const SPAN_DAYS = 60;
const MINUTE_MS = 60_000;
/** Younger e-mails wait for the worker; a demo starts without sending two months of mail. */
const MAIL_AGE_MS = 36 * 60 * MINUTE_MS;

type Happening = { at: Date; happen: () => Promise<void> };

/**
 * Fills an empty, migrated database with a believable demo: catalogue, people, and two months of requests that went
 * through the real commands at their time, so that every figure agrees. Refuses a database that has users.
 */
export async function seedDemo(): Promise<void> {
  if ((await db.user.count()) > 0) throw new Error('the demo is seeded into an empty database only');
  const at = now();
  const chance = makeChance(20_261_122);
  await seedCatalogue(new Date(at.getTime() - 180 * DAY_MS));
  const people = await seedPeople(at);
  const story = new Story(chance, people, at);
  try {
    await story.tell(arrivals(chance, at));
  } finally {
    setClock(null);
  }
  await planFollowUps(chance, at);
  await seedFunnel(chance, story.submitted, at);
  await tidy(at);
}

/** When requests arrived: rather more of late, in the daytime, a few of them today. */
function arrivals(chance: Chance, at: Date): Date[] {
  const times = Array.from({ length: LEADS - 5 }, () => {
    const day = new Date(at.getTime() - (1 + Math.floor(SPAN_DAYS * chance.next() ** 1.25)) * DAY_MS);
    day.setUTCHours(chance.between(7, 18), chance.between(0, 59), chance.between(0, 59), 0);
    return day;
  });
  const today = [6, 24, 71, 150, 212].map((minutes) => new Date(at.getTime() - minutes * MINUTE_MS));
  return [...times, ...today].filter((time) => time < at).sort((a, b) => a.getTime() - b.getTime());
}

/** Plays arrivals and moves in the order of time, so that each assignment counts the leads open at that moment. */
class Story {
  readonly submitted: Submitted[] = [];
  private readonly moves: Happening[] = [];
  private readonly known = new Map<string, Actor>();

  constructor(
    private readonly chance: Chance,
    private readonly people: Map<string, Actor>,
    private readonly end: Date,
  ) {}

  async tell(times: readonly Date[]): Promise<void> {
    for (const [index, time] of times.entries()) {
      await this.moveUntil(time);
      await this.arrive(index, time);
    }
    await this.moveUntil(this.end);
  }

  private async moveUntil(time: Date): Promise<void> {
    this.moves.sort((a, b) => a.at.getTime() - b.at.getTime());
    while (this.moves[0] && this.moves[0].at <= time) {
      await this.moves.shift()?.happen();
    }
  }

  private async arrive(index: number, time: Date): Promise<void> {
    setClock(() => time);
    const client = this.clientOf(index);
    const hosting = index !== POOL_INDEX && this.chance.isTrue(0.72);
    const placed = await this.submit(client, hosting, index, time);
    this.submitted.push({
      form: hosting ? 'hosting_order' : 'service_request',
      locale: client.locale,
      at: time,
    });
    await this.planMoves(placed, time);
  }

  /** Each client comes once before any comes again. */
  private clientOf(index: number): DemoClient {
    const client =
      index === POOL_INDEX
        ? DEMO_CLIENTS.find(({ locale }) => locale === 'en')
        : DEMO_CLIENTS[(index * 7) % DEMO_CLIENTS.length];
    if (!client) throw new Error('the demo has clients');
    return client;
  }

  private async submit(
    client: DemoClient,
    hosting: boolean,
    index: number,
    time: Date,
  ): Promise<PlacedRequest> {
    const account = this.demoAccount(index);
    const email = account?.email ?? addressOf(client);
    const known = this.known.get(email);
    // Whoever comes again is signed in, save now and then: then the request waits for a confirmation.
    const actor = account ?? (known && index % 9 !== 0 ? known : null);
    const visitor = { actor, ip: '192.0.2.10', userAgent: null, locale: actor?.locale ?? client.locale };
    const contact = account ? { email, name: account.name, locale: account.locale } : {};
    // The one seller who could take a security request in English is away today: it waits in the pool.
    const asked = index === POOL_INDEX ? { kind: 'security' as const } : {};
    const placed = hosting
      ? await submitHostingOrder(visitor, { ...demoHostingOrder(this.chance, client), ...contact })
      : await submitServiceRequest(visitor, {
          ...demoServiceRequest(this.chance, client, time),
          ...contact,
          ...asked,
        });
    if (!known && !account) await this.remember(email);
    return placed;
  }

  /** The two demo clients order now and then, signed in. */
  private demoAccount(index: number): Actor | null {
    if (index % 14 === 5) return this.people.get('client@cloudnexus.test') ?? null;
    if (index !== POOL_INDEX && index % 21 === 8) return this.people.get('client2@cloudnexus.test') ?? null;
    return null;
  }

  private async remember(email: string): Promise<void> {
    const user = await db.user.findUniqueOrThrow({
      where: { email },
      select: { id: true, role: true, name: true, email: true, locale: true, timeZone: true },
    });
    this.known.set(email, { ...user, sessionId: 'seed' });
  }

  private async planMoves(placed: PlacedRequest, time: Date): Promise<void> {
    const { kind, requestId, reference, lead } = placed;
    if (!lead) return;
    const subject = { leadId: lead.leadId, kind, requestId, reference };
    // What nobody confirmed is talked about, no more.
    const confirmed = await db.crmLead.count({ where: { id: lead.leadId, customerId: { not: null } } });
    const steps = stepsOf(this.chance, time, this.end).slice(0, confirmed ? undefined : 1);
    const move = (step: Step): Happening => ({
      at: step.at,
      happen: () => moveDemoLead(this.chance, subject, step),
    });
    this.moves.push(...steps.map(move));
  }
}

/** Old mail is not sent, old news are read, and the limits start anew. */
async function tidy(at: Date): Promise<void> {
  const old = new Date(at.getTime() - MAIL_AGE_MS);
  await db.$executeRaw`
    SELECT graphile_worker.remove_job('email:' || "id") FROM "EmailMessage" WHERE "createdAt" < ${old}`;
  await db.emailMessage.deleteMany({ where: { createdAt: { lt: old } } });
  await db.notification.updateMany({ where: { createdAt: { lt: old } }, data: { readAt: old } });
  await db.rateLimitWindow.deleteMany({});
}

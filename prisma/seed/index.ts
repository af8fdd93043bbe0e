import type { Actor } from '@/lib/auth/actor';
import { setVatNumber } from '@/lib/billing/vat-number';
import { type Chance, makeChance } from '@/lib/chance';
import { now, setClock } from '@/lib/clock';
import { db } from '@/lib/db/client';
import type { PlacedRequest } from '@/lib/orders/placed-request';
import { submitHostingOrder } from '@/lib/orders/submit-hosting-order';
import { submitServiceRequest } from '@/lib/orders/submit-service-request';
import { seedBilling } from './billing';
import { seedCatalogue } from './catalogue';
import { seedCloud } from './cloud';
import { demoAdmin } from './demo-admin';
import { addressOf, DEMO_CLIENTS, type DemoClient, SIGNED_IN_CLIENTS } from './demo-clients';
import { demoHostingOrder, demoServiceRequest } from './demo-orders';
import { type Submitted, seedFunnel } from './funnel';
import { History, planFollowUps, type Step, stepsOf } from './history';
import { DAY_MS, seedPeople } from './people';
import { seedQuotes } from './quotes';
import { dateSalesNews } from './sales-news';
import { seedSeller } from './seller';
import { seedServices } from './services';
import { seedSignatures } from './signatures';

const SEED = 20_261_122;
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
  const chance = makeChance(SEED);
  await seedCatalogue(new Date(at.getTime() - 180 * DAY_MS), { coupons: true });
  const people = await seedPeople(at);
  const story = new Story(people, at);
  try {
    await story.tell(arrivals(chance, at));
  } finally {
    setClock(null);
  }
  await seedCloud(new Date(at.getTime() - 180 * DAY_MS));
  await seedSeller();
  await verifyVatNumber(at);
  await seedQuotes(at);
  await seedServices(at);
  await seedBilling();
  await seedSignatures();
  await dateSalesNews(at);
  await planFollowUps(chance, at);
  await seedFunnel(chance, story.submitted, at);
  await tidy(at);
}

/** The demo's client from abroad: what they buy from now on carries no VAT. */
async function verifyVatNumber(at: Date): Promise<void> {
  const [admin, { id: customerId }] = await Promise.all([
    demoAdmin(),
    db.user.findUniqueOrThrow({ where: { email: SIGNED_IN_CLIENTS.chris.email }, select: { id: true } }),
  ]);
  setClock(() => new Date(at.getTime() - 2 * DAY_MS));
  await setVatNumber(admin, { customerId, vatNumber: 'IE1234567FA', verified: true });
  setClock(null);
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
  private readonly history: History;
  private readonly moves: Happening[] = [];

  constructor(
    /** Everybody with an account, by e-mail address. */
    private readonly people: Map<string, Actor>,
    private readonly end: Date,
  ) {
    this.history = new History(end);
  }

  async tell(times: readonly Date[]): Promise<void> {
    for (const [index, time] of times.entries()) {
      await this.moveUntil(time);
      await this.arrive(index, time);
    }
    await this.moveUntil(this.end);
    await this.history.write();
  }

  private async moveUntil(time: Date): Promise<void> {
    this.moves.sort((a, b) => a.at.getTime() - b.at.getTime());
    while (this.moves[0] && this.moves[0].at <= time) {
      await this.moves.shift()?.happen();
    }
  }

  private async arrive(index: number, time: Date): Promise<void> {
    setClock(() => time);
    // A chance of its own for each, so that the hour at which the demo is made changes no other.
    const chance = makeChance(SEED + index);
    const client = clientOf(index);
    const hosting = index !== POOL_INDEX && chance.isTrue(0.72);
    const placed = await this.submit(chance, client, hosting, index, time);
    const form = hosting ? 'hosting_order' : 'service_request';
    this.submitted.push({ form, locale: client.locale, at: time });
    await this.planMoves(chance, placed, time);
  }

  private async submit(
    chance: Chance,
    client: DemoClient,
    hosting: boolean,
    index: number,
    time: Date,
  ): Promise<PlacedRequest> {
    const email = addressOf(client);
    const known = this.people.get(email);
    // Whoever comes again is signed in, save now and then: then the request waits for a confirmation.
    const actor = known && (client.email || index % 9 !== 0) ? known : null;
    const visitor = { actor, ip: '192.0.2.10', userAgent: null, locale: client.locale };
    // The one seller who could take a security request in English is away today: it waits in the pool.
    const asked = index === POOL_INDEX ? { kind: 'security' as const } : {};
    const placed = hosting
      ? await submitHostingOrder(visitor, demoHostingOrder(chance, client))
      : await submitServiceRequest(visitor, { ...demoServiceRequest(chance, client, time), ...asked });
    if (!known) await this.remember(email);
    return placed;
  }

  private async remember(email: string): Promise<void> {
    const user = await db.user.findUniqueOrThrow({
      where: { email },
      select: { id: true, role: true, name: true, email: true, locale: true, timeZone: true },
    });
    this.people.set(email, { ...user, sessionId: 'seed' });
  }

  private async planMoves(chance: Chance, placed: PlacedRequest, time: Date): Promise<void> {
    const { kind, requestId, reference, lead } = placed;
    // Nobody works a lead of the pool.
    if (!lead?.assigneeId) return;
    const { leadId, assigneeId: assignedToId } = lead;
    const { estimatedValueCents: valueCents, ...row } = await db.crmLead.findUniqueOrThrow({
      where: { id: leadId },
      select: { customerId: true, score: true, estimatedValueCents: true, currency: true },
    });
    const { score, currency } = row;
    const subject = { leadId, assignedToId, score, valueCents, currency, kind, requestId, reference };
    // What nobody confirmed is talked about, no more.
    const steps = stepsOf(chance, time, this.end).slice(0, row.customerId ? undefined : 1);
    const move = (step: Step): Happening => ({
      at: step.at,
      happen: () => this.history.move(chance, subject, step),
    });
    this.moves.push(...steps.map(move));
  }
}

/** Each client comes once before any comes again; the two demo sign-ins now and then. */
function clientOf(index: number): DemoClient {
  if (index === POOL_INDEX)
    return DEMO_CLIENTS.find(({ locale }) => locale === 'en') ?? SIGNED_IN_CLIENTS.chris;
  if (index % 14 === 5) return SIGNED_IN_CLIENTS.claire;
  if (index % 21 === 8) return SIGNED_IN_CLIENTS.chris;
  return DEMO_CLIENTS[(index * 7) % DEMO_CLIENTS.length] ?? SIGNED_IN_CLIENTS.claire;
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

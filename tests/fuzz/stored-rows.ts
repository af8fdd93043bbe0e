import { isIP } from 'node:net';
import { z } from 'zod';
import { checkDomain } from '@/lib/catalog/domain-name';
import type { PriceBook } from '@/lib/catalog/price-book';
import { priceBookSchema } from '@/lib/catalog/price-book-schema';
import { pricingInputSchema } from '@/lib/catalog/schema';
import { vatNumberSchema } from '@/lib/catalog/vat-number';
import type { PrismaClient } from '@/lib/db/generated/client';
import { updateSellerSchema } from '@/lib/identity/schema';
import { MAX_AMOUNT_CENTS } from '@/lib/leads/amount';
import { LOGGED_TYPES } from '@/lib/leads/schema';
import { LOST_REASONS } from '@/lib/leads/status';
import { NOTIFICATION_KINDS } from '@/lib/notifications/kinds';
import { contactFields, emailSchema } from '@/lib/orders/schema';
import { PULSE_EVENT_TYPES } from '@/lib/pulse/event-types';
import { formBeaconSchema } from '@/lib/pulse/form-events';

export type Judgement = { rows: number; problems: string[] };

const NEWEST = { orderBy: { createdAt: 'desc' }, take: 5_000 } as const;

/** Text as our forms leave it: trimmed, within its length, without control characters but line ends and tabs. */
const text = (max: number) =>
  z
    .string()
    .max(max)
    .refine((value) => value === value.trim(), 'not trimmed')
    .refine((value) => !/[^\P{Cc}\t\r\n]/u.test(value), 'control characters');
const ip = z.string().refine((value) => isIP(value) !== 0, 'no address');
/** Nobody plans beyond a person's life, and PostgreSQL would take it. */
const date = z.date().min(new Date('2000-01-01')).max(new Date('9999-12-31T23:59:59.999Z'));

const contact = z.object({
  contactName: contactFields.name.pipe(text(120)),
  contactEmail: emailSchema,
  contactPhone: contactFields.phone.nullable(),
  company: text(120).min(1).nullable(),
  locale: z.enum(['fr', 'en']),
});

const serviceRow = contact.extend({
  need: text(160).min(5),
  description: text(5_000).min(20),
  deadline: date.nullable(),
});

const leadRow = contact.extend({
  title: z.string().min(1).max(400),
  estimatedValueCents: z.int().min(0).max(MAX_AMOUNT_CENTS),
  probability: z.int().min(0).max(100),
  expectedCloseDate: date.nullable(),
  nextFollowUpAt: date.nullable(),
  nextFollowUpNote: text(200).min(1).nullable(),
  lostReason: z.enum(LOST_REASONS).nullable(),
  version: z.int().min(1),
});

const activityRow = z.object({
  type: z.string(),
  subject: text(200),
  description: text(5_000).min(1).nullable(),
});

const userRow = z.object({
  name: text(120).min(1),
  email: z.email().max(254),
  skills: updateSellerSchema.shape.skills,
  capacity: updateSellerSchema.shape.capacity,
  phone: contactFields.phone.nullable(),
  company: text(120).min(1).nullable(),
});

const sessionRow = z.object({ ip: ip.nullable(), userAgent: z.string().max(400).nullable() });
const absenceRow = z.object({ startsAt: date, endsAt: date, reason: text(200).nullable() });
const formEvent = formBeaconSchema.shape;
const visitRow = z.object({ visitId: formEvent.visitId, form: formEvent.form, viewedAt: date });

/** Judges what is stored by the schemas its writers use, and by the database's own rules once more. */
export async function judgeStored(db: PrismaClient): Promise<Judgement> {
  const problems: string[] = [];
  let rows = 0;
  const judge = <Row>(name: string, all: readonly Row[], check: (row: Row) => string | null) => {
    rows += all.length;
    for (const row of all) {
      const problem = check(row);
      if (problem) problems.push(`${name}: ${problem}`);
    }
  };
  const by = (schema: z.ZodType) => (row: unknown) => whyNot(schema, row);

  judge('HostingRequest', await hostingRows(db), ({ row, book }) => whyNotOrdered(row, book));
  judge('ServiceRequest', await db.serviceRequest.findMany(NEWEST), by(serviceRow));
  judge('CrmLead', await db.crmLead.findMany(NEWEST), (row) => whyNot(leadRow, row) ?? whyNotScored(row));
  judge('CrmActivity', await db.crmActivity.findMany(NEWEST), (row) => {
    const typed = (LOGGED_TYPES as readonly string[]).includes(row.type);
    return whyNot(activityRow, row) ?? (typed && row.subject === '' ? 'logged without a subject' : null);
  });
  judge('User', await db.user.findMany(NEWEST), by(userRow));
  judge('UserSession', await db.userSession.findMany(NEWEST), by(sessionRow));
  judge('Absence', await db.absence.findMany(NEWEST), by(absenceRow));
  judge(
    'FormVisit',
    await db.formVisit.findMany({ take: 5_000, orderBy: { viewedAt: 'desc' } }),
    by(visitRow),
  );
  judge(
    'Notification',
    await db.notification.findMany(NEWEST),
    by(z.object({ kind: z.enum(NOTIFICATION_KINDS), href: z.string().startsWith('/') })),
  );
  judge(
    'EmailMessage',
    await db.emailMessage.findMany(NEWEST),
    by(z.object({ toEmail: z.email().max(254) })),
  );
  judge(
    'PulseEvent',
    await db.pulseEvent.findMany({ take: 5_000, orderBy: { id: 'desc' } }),
    by(z.object({ type: z.enum(PULSE_EVENT_TYPES) })),
  );
  judge(
    'AuditEntry',
    await db.auditEntry.findMany({ take: 5_000, orderBy: { at: 'desc' } }),
    by(z.object({ action: z.string().regex(/^[\w.]{1,64}$/), ip: ip.nullable() })),
  );
  judge('RateLimitWindow', await db.rateLimitWindow.findMany(), by(z.object({ key: z.string().max(320) })));
  problems.push(...(await brokenRules(db)));
  return { rows, problems: [...new Set(problems)] };
}

function whyNot(schema: z.ZodType, row: unknown): string | null {
  const parsed = schema.safeParse(row);
  if (parsed.success) return null;
  return parsed.error.issues
    .map(({ path, message }) => {
      const value = path.reduce<unknown>((at, key) => (at as Record<PropertyKey, unknown>)?.[key], row);
      return `${path.join('.')} ${message} (${JSON.stringify(value)?.slice(0, 120)})`;
    })
    .join('; ');
}

type HostingRow = Awaited<ReturnType<PrismaClient['hostingRequest']['findMany']>>[number];

async function hostingRows(db: PrismaClient): Promise<{ row: HostingRow; book: PriceBook }[]> {
  const books = await db.priceBookVersion.findMany({ take: 1_000 });
  const byVersion = new Map(books.map(({ version, content }) => [version, priceBookSchema.parse(content)]));
  const all = await db.hostingRequest.findMany(NEWEST);
  return all.map((row) => ({ row, book: byVersion.get(row.priceBookVersion) as PriceBook }));
}

function whyNotOrdered(row: HostingRow, book: PriceBook): string | null {
  const { dueNow } = row.price as { dueNow: { gross: number } };
  const config = row.customConfig as Record<string, unknown>;
  const schema = contact.extend({
    notes: text(2_000).min(1).nullable(),
    vatNumber: vatNumberSchema.nullable(),
    customConfig: pricingInputSchema(book),
  });
  if (dueNow.gross !== row.totalPriceCents) return `${row.reference} costs another price than was shown`;
  const domain = { mode: row.domainMode, name: row.domain ?? undefined };
  if (!checkDomain(book, domain).ok) return `${row.reference} has the domain ${row.domain}`;
  return whyNot(schema, { ...row, customConfig: config });
}

function whyNotScored({ score, scorePoints }: { score: number; scorePoints: unknown }): string | null {
  const points = z.array(z.object({ points: z.int() })).safeParse(scorePoints);
  if (!points.success) return 'a score without its points';
  const sum = points.data.reduce((total, each) => total + each.points, 0);
  return points.data.length === 0 || sum === score ? null : `scores ${score}, its points make ${sum}`;
}

/** Every check constraint, asked again of every row. */
async function brokenRules(db: PrismaClient): Promise<string[]> {
  const rules = await db.$queryRaw<{ table: string; name: string; rule: string }[]>`
    SELECT c.relname AS "table", k.conname AS "name", pg_get_expr(k.conbin, k.conrelid) AS "rule"
    FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid
    WHERE k.contype = 'c' AND k.connamespace = 'public'::regnamespace`;
  const broken: string[] = [];
  for (const { table, name, rule } of rules) {
    const [found] = await db.$queryRawUnsafe<{ count: number }[]>(
      `SELECT count(*)::int AS "count" FROM "${table}" WHERE NOT (${rule})`,
    );
    if (found?.count) broken.push(`${found.count} rows of ${table} break ${name}`);
  }
  if (rules.length < 10) broken.push(`only ${rules.length} rules were found`);
  return broken;
}

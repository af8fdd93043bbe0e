import 'server-only';
import { randomUUID } from 'node:crypto';
import type pg from 'pg';

type Row = Record<string, unknown>;

/** The tables of an order, in the order in which they refer to each other, with how to find the rows of one. */
const TABLES = [
  ['User', `"id" = (SELECT "userId" FROM "HostingRequest" WHERE "id" = $1)`],
  ['HostingRequest', '"id" = $1'],
  ['CrmLead', '"hostingRequestId" = $1'],
  ['LeadStageChange', '"leadId" = (SELECT "id" FROM "CrmLead" WHERE "hostingRequestId" = $1)'],
  ['CrmActivity', '"leadId" = (SELECT "id" FROM "CrmLead" WHERE "hostingRequestId" = $1)'],
  ['PulseEvent', '"requestId" = $1'],
  ['Notification', `"href" = '/crm/leads/' || (SELECT "id" FROM "CrmLead" WHERE "hostingRequestId" = $1)`],
  // The client's and the seller's, queued in the order's own moment.
  [
    'EmailMessage',
    `"createdAt" = (SELECT "createdAt" FROM "HostingRequest" WHERE "id" = $1) AND "userId" IN (
      SELECT "userId" FROM "HostingRequest" WHERE "id" = $1
      UNION SELECT "assignedToId" FROM "CrmLead" WHERE "hostingRequestId" = $1)`,
  ],
] as const;

/** Columns that must differ in every copy; all others are written as they were. */
const OWN = ['id', 'email', 'reference', 'idempotencyKey', 'receiptTokenHash', 'dedupeKey'];

/**
 * Work that writes the rows of the newest order once more, under names of its own: one plain INSERT a table and one job
 * an e-mail, in one transaction. The least that any way of ordering has to do.
 */
export async function insertOrders(sql: pg.Pool): Promise<() => Promise<void>> {
  const { rows: newest } = await sql.query<{ id: string }>(
    `SELECT "id" FROM "HostingRequest" WHERE "userId" IS NOT NULL ORDER BY "createdAt" DESC LIMIT 1`,
  );
  const samples = await Promise.all(
    TABLES.map(async ([table, where]) => {
      const { rows } = await sql.query<{ row: Row }>(
        `SELECT to_jsonb(t) AS "row" FROM "${table}" t WHERE ${where}`,
        [newest[0]?.id],
      );
      return { table, rows: rows.map(({ row }) => row), insert: insertInto(table, rows[0]?.row ?? {}) };
    }),
  );
  const empty = samples.filter(({ rows }) => rows.length === 0).map(({ table }) => table);
  if (empty.length > 0) throw new Error(`the newest order has no rows in ${empty.join(', ')}`);
  return async () => {
    const names = new Map<string, string>();
    const client = await sql.connect();
    try {
      await client.query('BEGIN');
      for (const { table, rows, insert } of samples) {
        const copies = rows.map((row) => copyOf(row, names));
        await client.query({ name: `bare-${table}`, text: insert, values: [JSON.stringify(copies)] });
        if (table === 'EmailMessage') await queueJobs(client, copies);
      }
      await client.query('COMMIT');
    } catch (error) {
      await client.query('ROLLBACK');
      throw error;
    } finally {
      client.release();
    }
  };
}

/** PulseEvent numbers its rows itself. */
function insertInto(table: string, sample: Row): string {
  const columns = Object.keys(sample)
    .filter((name) => !(table === 'PulseEvent' && name === 'id'))
    .map((name) => `"${name}"`)
    .join(', ');
  return `INSERT INTO "${table}" (${columns}) SELECT ${columns} FROM jsonb_populate_recordset(NULL::"${table}", $1)`;
}

function copyOf(row: Row, names: Map<string, string>): Row {
  const renamed = (value: string) => {
    const name = names.get(value) ?? randomUUID();
    names.set(value, name);
    return name;
  };
  return Object.fromEntries(
    Object.entries(row).map(([column, value]) => [
      column,
      typeof value === 'string' && (OWN.includes(column) || names.has(value)) ? renamed(value) : value,
    ]),
  );
}

async function queueJobs(client: pg.PoolClient, emails: readonly Row[]): Promise<void> {
  await client.query({
    name: 'bare-jobs',
    text: `SELECT graphile_worker.add_job('bench_nothing', json_build_object('emailId', id)) FROM unnest($1::text[]) AS id`,
    values: [emails.map(({ id }) => id)],
  });
}

import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';

/** The named points of the path of an order or a service, each where the database passes by; `when` narrows the row. */
export const POINTS = {
  'request stored': { table: 'HostingRequest', event: 'INSERT', deferred: false },
  'lead stored': { table: 'CrmLead', event: 'INSERT', deferred: false },
  'order committing': { table: 'CrmLead', event: 'INSERT', deferred: true },
  'e-mail written out': { table: 'EmailMessage', event: 'UPDATE', deferred: false },
  'e-mail settling': { table: 'EmailMessage', event: 'UPDATE', deferred: true },
  'place kept': { ...step('reserved', 'done'), deferred: true },
  'provider called': { ...step('created', 'running'), deferred: true },
  'server made': { table: 'NodeServer', event: 'INSERT', deferred: false },
  'server made, committing': { table: 'NodeServer', event: 'INSERT', deferred: true },
  'server told of': { ...step('created', 'done'), deferred: false },
  'server configured': { ...step('configured', 'done'), deferred: true },
  'server online': { ...step('online', 'done'), deferred: true },
  'request active': { table: 'HostingRequest', event: 'UPDATE', deferred: true },
} as const;
export type Point = keyof typeof POINTS;

function step(name: string, state: string) {
  const when = `NEW."name" = '${name}' AND NEW."state" = '${state}'`;
  return { table: 'ServiceStep', event: 'UPDATE', when } as const;
}

const HOLD_S = 20;
const PASSING_LIMIT_MS = 20_000;

const MAKE = `
  CREATE SCHEMA IF NOT EXISTS faults;
  CREATE OR REPLACE FUNCTION faults.hold() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN PERFORM pg_sleep(${HOLD_S}); RETURN NULL; END $$;`;

async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => {});
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end().catch(() => {});
  }
}

/** Makes the next transaction that passes a point stay there, until `release`. */
export async function holdAt(databaseUrl: string, point: Point): Promise<void> {
  const { table, event, deferred, ...more } = POINTS[point];
  const when = 'when' in more ? `WHEN (${more.when})` : '';
  await withClient(databaseUrl, async (client) => {
    await client.query(MAKE);
    await client.query(
      deferred
        ? `CREATE CONSTRAINT TRIGGER hold AFTER ${event} ON "${table}" DEFERRABLE INITIALLY DEFERRED
           FOR EACH ROW ${when} EXECUTE FUNCTION faults.hold()`
        : `CREATE TRIGGER hold AFTER ${event} ON "${table}" FOR EACH ROW ${when} EXECUTE FUNCTION faults.hold()`,
    );
  });
}

/** Until somebody stands at the point. */
export async function untilHeld(databaseUrl: string): Promise<void> {
  await withClient(databaseUrl, async (client) => {
    const end = Date.now() + PASSING_LIMIT_MS;
    for (;;) {
      const { rows } = await client.query(`SELECT 1 FROM pg_stat_activity WHERE wait_event = 'PgSleep'`);
      if (rows.length > 0) return;
      if (Date.now() > end) throw new Error('nobody passed the point');
      await sleep(20);
    }
  });
}

/** Lets everybody pass: those that stand there have been killed, or are now. */
export async function release(databaseUrl: string, point: Point): Promise<void> {
  await withClient(databaseUrl, async (client) => {
    await client.query(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE wait_event = 'PgSleep'`);
    await client.query(`DROP TRIGGER IF EXISTS hold ON "${POINTS[point].table}"`);
  });
}

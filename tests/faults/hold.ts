import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { POINTS, type Point } from './points';

const HOLD_S = 20;
// The worker yields to everybody: on a busy machine it takes its time to draw a document.
const PASSING_LIMIT_MS = 60_000;
const JOBS = 'graphile_worker._private_jobs';

const MAKE = `
  CREATE SCHEMA IF NOT EXISTS faults;
  CREATE OR REPLACE FUNCTION faults.hold() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN PERFORM pg_sleep(${HOLD_S}); RETURN NULL; END $$;
  CREATE OR REPLACE FUNCTION faults.hold_job() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF TG_ARGV[0] = (SELECT t.identifier FROM graphile_worker._private_tasks t WHERE t.id = OLD.task_id)
      AND (TG_NARGS = 1 OR TG_ARGV[1] = (SELECT "template" FROM "EmailMessage" WHERE "id" = OLD.payload->>'emailId'))
    THEN PERFORM pg_sleep(${HOLD_S}); END IF;
    RETURN NULL;
  END $$;`;

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
  await withClient(databaseUrl, async (client) => {
    await client.query(MAKE);
    await client.query(triggerOf(point));
  });
}

function triggerOf(name: Point): string {
  const point = POINTS[name];
  if ('job' in point) {
    const of = [point.job, ...(point.template ? [point.template] : [])].map((one) => `'${one}'`);
    return `CREATE TRIGGER hold AFTER DELETE ON ${JOBS} FOR EACH ROW EXECUTE FUNCTION faults.hold_job(${of})`;
  }
  const { table, event, deferred, when } = point;
  const [kind, how] = deferred ? ['CONSTRAINT TRIGGER', 'DEFERRABLE INITIALLY DEFERRED'] : ['TRIGGER', ''];
  return `CREATE ${kind} hold AFTER ${event} ON "${table}" ${how} FOR EACH ROW
    ${when ? `WHEN (${when})` : ''} EXECUTE FUNCTION faults.hold()`;
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
export async function release(databaseUrl: string, name: Point): Promise<void> {
  const point = POINTS[name];
  await withClient(databaseUrl, async (client) => {
    await client.query(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE wait_event = 'PgSleep'`);
    await client.query(`DROP TRIGGER IF EXISTS hold ON ${'job' in point ? JOBS : `"${point.table}"`}`);
  });
}

/** While the work goes on nobody reads this table: who has written all and shows it next stands there. */
export async function whileUnread(
  databaseUrl: string,
  table: string,
  work: () => Promise<void>,
): Promise<void> {
  await withClient(databaseUrl, async (client) => {
    await client.query(`BEGIN; LOCK TABLE "${table}" IN ACCESS EXCLUSIVE MODE`);
    await work();
  });
}

import type { Checkout } from './checkout';
import { rowsOf } from './rows';

/**
 * From its next start on each process takes the database's clock for so many days ahead: there that is what tells
 * the time. The function of ours is found before PostgreSQL's own by connections made from now on.
 */
export async function travel(platform: Checkout, days: number): Promise<void> {
  await rowsOf(
    platform.databaseUrl,
    `CREATE SCHEMA IF NOT EXISTS faults;
     CREATE OR REPLACE FUNCTION faults.clock_timestamp() RETURNS timestamptz LANGUAGE sql VOLATILE AS
       $$ SELECT pg_catalog.clock_timestamp() + INTERVAL '${days} days' $$;
     ALTER ROLE cloudnexus SET search_path = faults, pg_catalog, public;`,
  );
  platform.kill('worker');
  await platform.untilWell();
}

import 'server-only';

/** What the bulk writers need of a connection: pg's pools and clients, and the tests' database, have it. */
export type Sql = { query: (text: string, values?: unknown[]) => Promise<unknown> };

type IndexRow = { name: string; definition: string };

async function rowsOf<Row>(sql: Sql, text: string, values: unknown[]): Promise<Row[]> {
  const answer = (await sql.query(text, values)) as { rows: Row[] } | Row[];
  return Array.isArray(answer) ? answer : answer.rows;
}

/** Writes much into some tables: their indexes are dropped first, made anew and all counted in afterwards. */
export async function withoutIndexes(
  sql: Sql,
  tables: readonly string[],
  write: () => Promise<void>,
): Promise<void> {
  const indexes = await rowsOf<IndexRow>(
    sql,
    `SELECT i.relname AS "name", pg_get_indexdef(x.indexrelid) AS "definition"
     FROM pg_index x JOIN pg_class i ON i.oid = x.indexrelid JOIN pg_class t ON t.oid = x.indrelid
     WHERE t.relname = ANY($1) AND NOT x.indisprimary
       AND NOT EXISTS (SELECT 1 FROM pg_constraint c WHERE c.conindid = x.indexrelid)`,
    [tables],
  );
  for (const { name } of indexes) await sql.query(`DROP INDEX "${name}"`);
  try {
    await write();
  } finally {
    for (const { definition } of indexes) await sql.query(definition);
  }
  for (const table of tables) await sql.query(`ANALYZE "${table}"`);
}

import type pg from 'pg';

/** What Prisma's schema language can say, and what only SQL can, one sorted line per thing. */
export type Catalogue = {
  expressible: { tables: string[]; columns: string[]; enums: string[]; keys: string[]; indexes: string[] };
  beyondPrisma: string[];
};

const OURS = `n.nspname = 'public' and c.relname <> '_prisma_migrations'`;

const TABLES = `select c.relname as line from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where ${OURS} and c.relkind in ('r', 'p')`;

const COLUMNS = `select concat_ws(' ', c.relname || '.' || a.attname, format_type(a.atttypid, a.atttypmod),
    case when a.attnotnull then 'not null' end, 'default ' || pg_get_expr(d.adbin, d.adrelid),
    nullif(a.attidentity, ''), nullif(a.attgenerated, '')) as line
  from pg_attribute a
  join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
  left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
  where ${OURS} and c.relkind in ('r', 'p') and a.attnum > 0 and not a.attisdropped`;

const ENUMS = `select t.typname || ' ' || string_agg(e.enumlabel, ',' order by e.enumsortorder) as line
  from pg_enum e join pg_type t on t.oid = e.enumtypid join pg_namespace n on n.oid = t.typnamespace
  where n.nspname = 'public' group by t.typname`;

const KEYS = `select c.relname || ' ' || k.conname || ' ' || pg_get_constraintdef(k.oid) as line
  from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
  where ${OURS} and k.contype in ('p', 'f', 'u')`;

/**
 * Partial, expression, covering and null-ordered indexes are SQL's alone, and trigram ones, which are made only where
 * the extension is; those of exclusion constraints count there.
 */
const SQL_ONLY_INDEX = `(i.indpred is not null or i.indexprs is not null or i.indnkeyatts <> i.indnatts
  or pg_get_indexdef(i.indexrelid) ~ 'NULLS (FIRST|LAST|NOT DISTINCT)|gin_trgm_ops')`;

const indexes = (
  sqlOnly: boolean,
) => `select ${sqlOnly ? `'index ' || ` : ''}pg_get_indexdef(i.indexrelid) as line
  from pg_index i join pg_class c on c.oid = i.indrelid join pg_namespace n on n.oid = c.relnamespace
  where ${OURS} and ${sqlOnly ? '' : 'not '}${SQL_ONLY_INDEX}
    and not exists (select 1 from pg_constraint x where x.conindid = i.indexrelid and x.contype = 'x')`;

const CONSTRAINTS = `select case k.contype when 'c' then 'check ' else 'exclusion ' end || k.conname as line
  from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
  where ${OURS} and k.contype in ('c', 'x')`;

const TRIGGERS = `select 'trigger ' || t.tgname as line from pg_trigger t
  join pg_class c on c.oid = t.tgrelid join pg_namespace n on n.oid = c.relnamespace where ${OURS} and not t.tgisinternal`;

const FUNCTIONS = `select 'function ' || p.proname as line from pg_proc p join pg_namespace n on n.oid = p.pronamespace
  where n.nspname = 'public'`;

export async function readCatalogue(client: pg.Client): Promise<Catalogue> {
  const lines = async (sql: string): Promise<string[]> => {
    const { rows } = await client.query<{ line: string }>(sql);
    return rows.map((row) => row.line).sort();
  };
  return {
    expressible: {
      tables: await lines(TABLES),
      columns: await lines(COLUMNS),
      enums: await lines(ENUMS),
      keys: await lines(KEYS),
      indexes: await lines(indexes(false)),
    },
    beyondPrisma: [
      ...(await lines(CONSTRAINTS)),
      ...(await lines(indexes(true))),
      ...(await lines(TRIGGERS)),
      ...(await lines(FUNCTIONS)),
    ],
  };
}

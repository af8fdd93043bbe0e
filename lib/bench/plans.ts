import 'server-only';
import type pg from 'pg';
import type { Statement } from './sql-tap';

export type PlanNode = {
  'Node Type': string;
  'Relation Name'?: string;
  'Index Name'?: string;
  Plans?: PlanNode[];
};

const CONTROL = /^\s*(BEGIN|COMMIT|ROLLBACK|SET|SAVEPOINT|RELEASE|DISCARD|SHOW|DEALLOCATE)\b/i;

/** Statements that ask for data, without those that steer a transaction. */
export function queriesOf(statements: readonly Statement[]): Statement[] {
  return statements.filter(({ text }) => text !== '' && !CONTROL.test(text));
}

/** How PostgreSQL reads for these statements, with their values: each scan with its count; writes are left alone. */
export async function plansOf(sql: pg.Pool, statements: readonly Statement[]): Promise<string> {
  const scans = new Map<string, number>();
  for (const { text, values } of statements) {
    if (!/^\s*(SELECT|WITH)\b/i.test(text) || /\b(INSERT|UPDATE|DELETE)\b/.test(text)) continue;
    const { rows } = await sql.query(`EXPLAIN (FORMAT JSON) ${text}`, values);
    for (const scan of scansOf(rows[0]['QUERY PLAN'][0].Plan)) scans.set(scan, (scans.get(scan) ?? 0) + 1);
  }
  const named = [...scans].map(([scan, count]) => (count > 1 ? `${count} × ${scan}` : scan));
  return named.length > 0 ? named.join(', ') : 'no scan';
}

/** The scans of a plan, in its order. */
export function scansOf(node: PlanNode): string[] {
  const type = node['Node Type'];
  const [relation, index] = [node['Relation Name'], node['Index Name']];
  const name = index ?? relation;
  // A bitmap heap scan is named by the index under it.
  const own = name && type.includes('Scan') && type !== 'Bitmap Heap Scan' ? [`${type} ${name}`] : [];
  return [...own, ...(node.Plans ?? []).flatMap(scansOf)];
}

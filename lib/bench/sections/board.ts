import 'server-only';
import type { Bench } from '../bench';
import { compareSizes, type Subject } from './large-leads';
import { searchSubjects } from './search';

/** List, board and lead page, for an admin who sees all and for a seller, with few leads and with many. */
export function measureBoard(bench: Bench): Promise<void> {
  return compareSizes(bench, boardSubjects, [searchSubjects]);
}

async function boardSubjects({ sql }: Bench): Promise<Subject[]> {
  const { rows } = await sql.query(
    `SELECT "id" FROM "CrmLead" WHERE "contactEmail" ~ '^contact[0-9]+@' AND "assignedToId" IS NOT NULL
       ORDER BY "createdAt" DESC LIMIT 1`,
  );
  const both = (name: string, path: string): Subject[] =>
    (['admin', 'seller'] as const).map((person) => ({
      name: `${name}, ${person}`,
      person,
      path,
      mostQueries: 6,
    }));
  return [
    ...both('lead list', '/crm/leads'),
    ...both('lead list by value', '/crm/leads?sort=value'),
    ...both('lead list of one stage', '/crm/leads?stage=proposal'),
    ...both('lead list of one stage by score', '/crm/leads?stage=new&sort=score'),
    ...both('lead list of one source by value', '/crm/leads?source=referral&sort=value'),
    ...both('lead list of the pool by value', '/crm/leads?who=pool&sort=value'),
    ...both('board', '/crm/pipeline'),
    { name: 'lead page, admin', person: 'admin', path: `/crm/leads/${rows[0].id}` },
  ];
}

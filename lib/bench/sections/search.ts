import 'server-only';
import type { Bench } from '../bench';
import { compareSizes, type Subject } from './large-leads';

/** Search by part of each thing that a lead is known by, accents left out. */
export function measureSearch(bench: Bench): Promise<void> {
  return compareSizes(bench, searchSubjects);
}

export async function searchSubjects({ sql }: Bench): Promise<Subject[]> {
  const { rows } = await sql.query(
    `SELECT "contactName" AS name, "company", "contactEmail" AS email, split_part("contactEmail", '@', 2) AS domain,
         substring("searchText" FROM 'cnh-[0-9a-f]{4}-[0-9a-f]{4}') AS reference
       FROM "CrmLead" WHERE "contactEmail" ~ '^contact[0-9]+@' AND "company" IS NOT NULL ORDER BY "createdAt" DESC LIMIT 1`,
  );
  const lead = rows[0] as Record<'name' | 'company' | 'email' | 'domain' | 'reference', string>;
  return Object.entries(lead).flatMap(([part, text]): Subject[] => {
    const asked = encodeURIComponent(text.slice(0, -1).normalize('NFD').replace(/\p{M}/gu, ''));
    return [
      { name: `search by ${part}, palette`, person: 'admin', path: `/search?q=${asked}` },
      { name: `search by ${part}, list`, person: 'seller', path: `/crm/leads?q=${asked}`, mostQueries: 6 },
    ];
  });
}

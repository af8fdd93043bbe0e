import { readFileSync } from 'node:fs';
import * as audit from '@/lib/audit/filter';
import * as billing from '@/lib/billing/schema';
import * as users from '@/lib/identity/filter';
import * as leads from '@/lib/leads/filter';
import * as mailbox from '@/lib/messaging/filter';
import * as notifications from '@/lib/notifications/schema';
import * as requests from '@/lib/orders/schema';
import * as services from '@/lib/provisioning/service/schema';
import * as pulse from '@/lib/pulse/schema';
import * as quotes from '@/lib/quotes/schema';
import * as search from '@/lib/search/schema';
import { sourceFiles } from '../setup/source-files';

const SCHEMAS: Record<string, unknown> = {
  ...audit,
  ...billing,
  ...users,
  ...leads,
  ...mailbox,
  ...notifications,
  ...requests,
  ...services,
  ...quotes,
  ...pulse,
  ...search,
};

/** What the address of the order page holds: read in the browser, sent to the server all the same. */
const OTHERS = ['plan', 'cycle', 'addons', 'domain', 'callbackUrl', 'locale', '_rsc'];

/**
 * The parameters a page or route reads, by its own source: the fields of the schemas that parse them and those it names
 * itself. A page that reads some in a way this does not see is an error.
 */
function paramsOf(path: string): string[] {
  const source = readFileSync(path, 'utf8');
  if (!source.includes('searchParams')) return [];
  const parsed = [...source.matchAll(/(\w+Schema)\s*\.(?:safeP|p)arse\(/g)].flatMap(([, name = '']) => {
    const schema = SCHEMAS[name] as { shape?: object } | undefined;
    if (!schema?.shape) throw new Error(`${path}: ${name} is not known here`);
    return Object.keys(schema.shape);
  });
  const named = [
    ...source.matchAll(/(?:await searchParams\)|\bquery)\.(\w+)/g),
    ...source.matchAll(/searchParams\.get(?:All)?\('(\w+)'\)/g),
  ].map(([, name = '']) => name);
  const names = [...parsed, ...named];
  if (names.length === 0) throw new Error(`${path}: reads search parameters that are not found`);
  return names;
}

/** Every parameter that any page or route reads. */
export function allSearchParams(): string[] {
  const files = sourceFiles(['app']).filter((path) => /\/(?:page\.tsx|route\.ts)$/.test(path));
  return [...new Set([...files.flatMap(paramsOf), ...OTHERS])];
}

import 'server-only';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Where the platform of this data folder says it runs; the usual address when it says nothing. */
export function runningAddress(dataFolder: string): string {
  const file = join(dataFolder, 'run.json');
  if (!existsSync(file)) return 'http://localhost:3000';
  const { address } = JSON.parse(readFileSync(file, 'utf8')) as { address?: string };
  return address ?? 'http://localhost:3000';
}

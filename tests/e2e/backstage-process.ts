import { db } from '@/lib/db/client';
import { makers } from './backstage-makers';
import { serviceMakers } from './service-makers';

const all = { ...makers, ...serviceMakers };
export type All = typeof all;

export type Ask = { id: number; name: keyof All; input: unknown };
export type Answer = { id: number; made?: unknown; error?: string };

/** The browser tests run in a process that cannot load server code: this one makes what they ask for. */
process.on('message', async ({ id, name, input }: Ask) => {
  const make = all[name] as (input: unknown) => Promise<unknown>;
  const answer = await make(input).then(
    (made): Answer => ({ id, made }),
    (error: unknown): Answer => ({ id, error: error instanceof Error ? error.stack : String(error) }),
  );
  process.send?.(answer);
});

process.on('disconnect', () => void db.$disconnect().finally(() => process.exit(0)));

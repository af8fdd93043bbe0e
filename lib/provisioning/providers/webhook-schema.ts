import { z } from 'zod';
import { SERVER_STAGES } from '../service/status';

const text = (most: number) => z.string().trim().min(1).max(most);
const size = z.object({
  cpu: z.number().int().min(1).max(100_000),
  ram: z.number().int().min(1).max(1_000_000),
  storage: z.number().int().min(1).max(100_000_000),
});

/** A server, as the company's automation describes it. */
export const serverSchema = z.object({
  externalId: text(200),
  address: text(253).nullish(),
  stage: z.enum(SERVER_STAGES),
  size: size.nullish(),
});

/** What the automation reports by itself: how far it is, or why it cannot go on. */
export const reportSchema = z.object({
  serviceId: text(64),
  run: z.number().int().min(1).max(1_000_000_000),
  outcome: z.union([
    z.object({ server: serverSchema }),
    z.object({ failure: z.object({ message: text(500), final: z.boolean().default(false) }) }),
  ]),
});

export type ServerWords = z.output<typeof serverSchema>;
export type Report = z.output<typeof reportSchema>;

import { z } from 'zod';
import type { ScoreRule } from './scoring';

const scorePoints = z.array(
  z.object({
    rule: z.string().transform((rule) => rule as ScoreRule),
    points: z.number(),
    data: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
  }),
);

const assignmentReason = z.object({
  rule: z.string(),
  needs: z.array(z.string()).default([]),
  candidates: z
    .array(
      z.object({
        userId: z.string(),
        name: z.string(),
        outcome: z.string(),
        openLeads: z.number(),
        capacity: z.number(),
        missingSkills: z.array(z.string()).default([]),
      }),
    )
    .default([]),
});

export type StoredPoint = z.infer<typeof scorePoints>[number];
export type StoredReason = z.infer<typeof assignmentReason>;

/** The points a lead was scored with, as they were kept; none when they cannot be read. */
export function readScorePoints(stored: unknown): StoredPoint[] {
  return scorePoints.catch([]).parse(stored);
}

/** Why the platform assigned a lead; null when a person did, or nobody. */
export function readAssignmentReason(stored: unknown): StoredReason | null {
  return assignmentReason.nullable().catch(null).parse(stored);
}

import { z } from 'zod';

const id = z.string().regex(/^[\w-]{1,64}$/);

/** A form names one notification once or several times. */
export const markReadSchema = z.object({
  id: z.union([id.transform((single) => [single]), z.array(id).min(1).max(100)]),
});

export const markAllReadSchema = z.object({});

/** The list's address: `after` is the id of the last one of the page before. */
export const notificationPageSchema = z.object({ after: id.optional().catch(undefined) });

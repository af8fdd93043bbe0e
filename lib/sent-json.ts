import { z } from 'zod';

/** Rows that a form sends as JSON in one field, read by the schema of what they hold. */
export function sentJson<Schema extends z.ZodType>(schema: Schema, mostCharacters = 100_000) {
  return z
    .string()
    .max(mostCharacters)
    .transform((sent, context) => {
      try {
        return JSON.parse(sent) as unknown;
      } catch {
        context.addIssue({ code: 'custom', message: 'errors.type' });
        return z.NEVER;
      }
    })
    .pipe(schema);
}

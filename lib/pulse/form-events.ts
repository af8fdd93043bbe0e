import { z } from 'zod';

export const FORM_NAMES = ['hosting_order', 'service_request'] as const;
export type FormName = (typeof FORM_NAMES)[number];

/** The steps of each form in order; `step` of an event is the position here, from 0. */
export const FORM_STEPS = {
  hosting_order: ['plan', 'configuration', 'domain', 'options', 'term', 'details', 'review'],
  service_request: ['service', 'details', 'contact'],
} as const satisfies Record<FormName, readonly string[]>;

export const MAX_FORM_EVENTS = 50;
/** Beyond this number a visit tells nothing new, and one page cannot fill the table. */
const MAX_SEQ = 1_999;
const MAX_STEP = 20;

const seq = z.number().int().min(0).max(MAX_SEQ);
/** By the page's own clock: ISO 8601, or milliseconds since 1970. */
const at = z.union([z.iso.datetime({ offset: true }), z.number().int().min(0).max(8_000_000_000_000)]);
const step = z.number().int().min(0).max(MAX_STEP);
/** The name of a field, never what was typed into it. */
const field = z.string().regex(/^[A-Za-z][\w.[\]-]{0,59}$/);

const formEventSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('view'), seq, at }),
  z.strictObject({ kind: z.literal('start'), seq, at, step: step.optional(), field: field.optional() }),
  z.strictObject({ kind: z.literal('step'), seq, at, step }),
  z.strictObject({ kind: z.literal('field_error'), seq, at, step: step.optional(), field }),
  z.strictObject({ kind: z.literal('submit'), seq, at, step: step.optional() }),
]);

/** One batch of what a visit did on a form: no cookie, no address, no typed value. */
export const formBeaconSchema = z.strictObject({
  /** Made by the page when it opens, unguessable, forgotten with it. */
  visitId: z.string().regex(/^[\w-]{16,64}$/),
  form: z.enum(FORM_NAMES),
  locale: z.enum(['fr', 'en']),
  events: z.array(formEventSchema).min(1).max(MAX_FORM_EVENTS),
});

export type FormBeacon = z.output<typeof formBeaconSchema>;
export type FormEventInput = FormBeacon['events'][number];

import { z } from 'zod';
import { LeadSource } from '@/lib/db/generated/enums';
import { PULSE_EVENT_TYPES } from './event-types';
import { FORM_NAMES } from './form-events';
import { PERIOD_NAMES } from './period';
import { REVENUE_MOVES } from './revenue';

export const alertSchema = z.object({ alertId: z.uuid() });

const cursor = z.string().max(120).optional().catch(undefined);
const period = z.enum(PERIOD_NAMES).default('30d').catch('30d');

/** The state of the pulse pages, as their addresses hold it; what cannot be read falls back. */
export const reportFilterSchema = z.object({ period });

/** Types of one family are asked for by its name: `request`, `lead`, `alert`. */
export const EVENT_FAMILIES = ['request', 'lead', 'service', 'invoice', 'alert'] as const;

export const feedFilterSchema = z.object({
  type: z
    .enum([...EVENT_FAMILIES, ...PULSE_EVENT_TYPES])
    .optional()
    .catch(undefined),
  period,
  cursor,
});
export type FeedFilter = z.output<typeof feedFilterSchema>;

export const REQUEST_SETS = ['submitted', 'converted', 'activated'] as const;
export type RequestSet = (typeof REQUEST_SETS)[number];

export const requestRowsFilterSchema = z.object({
  set: z.enum(REQUEST_SETS).default('submitted').catch('submitted'),
  kind: z.enum(['hosting', 'service']).optional().catch(undefined),
  plan: z
    .string()
    .regex(/^[\w-]{1,40}$/)
    .optional()
    .catch(undefined),
  period,
  cursor,
});
export type RequestRowsFilter = z.output<typeof requestRowsFilterSchema>;

export const leadRowsFilterSchema = z.object({
  source: z.enum(LeadSource).optional().catch(undefined),
  period,
  cursor,
});
export type LeadRowsFilter = z.output<typeof leadRowsFilterSchema>;

/** What runs now, what ran before the period, or what moved which way. */
export const REVENUE_SETS = ['running', 'before', ...REVENUE_MOVES] as const;
export type RevenueSet = (typeof REVENUE_SETS)[number];

export const revenueRowsFilterSchema = z.object({
  set: z.enum(REVENUE_SETS).default('running').catch('running'),
  period,
  cursor,
});
export type RevenueRowsFilter = z.output<typeof revenueRowsFilterSchema>;

export const formFilterSchema = z.object({
  form: z.enum(FORM_NAMES).default('hosting_order').catch('hosting_order'),
  period,
});

export const ALERT_STATES = ['open', 'acknowledged', 'resolved', 'all'] as const;
export const alertFilterSchema = z.object({
  state: z.enum(ALERT_STATES).default('open').catch('open'),
  cursor,
});
export type AlertFilter = z.output<typeof alertFilterSchema>;

import type { z } from 'zod';
import type { JsonIssue } from '@/lib/http-json';
import { pricingIssues } from './schema';

/** Refusals of the pricing schema as the JSON routes answer them: codes without the message namespace. */
export function jsonPricingIssues(error: z.ZodError): JsonIssue[] {
  return pricingIssues(error).map(({ path, code, params }) => ({
    path,
    code: code.slice('errors.'.length).replaceAll('.', '_'),
    ...(params ? { params: { ...params } } : {}),
  }));
}

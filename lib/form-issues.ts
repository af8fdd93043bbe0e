import type { z } from 'zod';
import type { ErrorParams } from './errors';
import type { Messages } from './i18n/messages';

type ErrorKey = keyof Messages['errors'];
type Issue = z.core.$ZodIssue;

/** A schema may name the message itself: `{ error: 'errors.phone' }`; otherwise zod's own code chooses. */
export function issueKey(issue: Issue): ErrorKey {
  if (issue.message.startsWith('errors.')) {
    return issue.message.slice('errors.'.length).replaceAll('.', '_') as ErrorKey;
  }
  switch (issue.code) {
    case 'too_small':
      if (issue.origin === 'string') return Number(issue.minimum) <= 1 ? 'required' : 'too_short';
      return issue.origin === 'array' ? 'required' : 'too_low';
    case 'too_big':
      return issue.origin === 'string' ? 'too_long' : 'too_high';
    case 'invalid_format':
      return issue.format === 'email' ? 'email' : 'format';
    case 'invalid_value':
      return 'choice';
    case 'invalid_type':
      return issue.input === undefined ? 'required' : 'format';
    default:
      return 'format';
  }
}

/** Figures the message may name: limits, steps. */
export function issueParams(issue: Issue): ErrorParams {
  const params: ErrorParams = {};
  if ('minimum' in issue) params.min = Number(issue.minimum);
  if ('maximum' in issue) params.max = Number(issue.maximum);
  const own: unknown = 'params' in issue ? issue.params : undefined;
  for (const [name, value] of Object.entries(own ?? {})) {
    if (typeof value === 'number' || typeof value === 'string') params[name] = value;
  }
  return params;
}

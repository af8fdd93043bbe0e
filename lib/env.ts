import 'server-only';
import { z } from 'zod';
import { parseAllowed } from './dial-out/guard';
import { trustedProxies } from './front-door/trusted-proxies';

const flag = z
  .enum(['true', 'false', '1', '0'], 'must be true or false')
  .transform((value) => value === 'true' || value === '1');
const PORT_RULE = 'must be a port: a whole number from 1 to 65535';
const port = z.coerce.number(PORT_RULE).int(PORT_RULE).min(1, PORT_RULE).max(65_535, PORT_RULE);
const address = z.url({ protocol: /^https?$/, error: 'must be an address such as https://www.example.com' });
const oneOf = <const T extends string[]>(...values: T) =>
  z.enum(values, `must be one of ${values.join(', ')}`);
function isPostgresAddress(text: string): boolean {
  if (!/^postgres(ql)?:\/\//.test(text) || !URL.canParse(text)) return false;
  const { hostname, searchParams } = new URL(text);
  return hostname !== '' || searchParams.has('host');
}

const schema = z
  .object({
    NODE_ENV: oneOf('development', 'production', 'test').default('development'),
    PORT: port.default(3000),
    HOST: z.string().min(1).default('127.0.0.1'),
    APP_URL: address.optional(),
    DATABASE_URL: z
      .string()
      .refine(
        isPostgresAddress,
        'must look like postgresql://user:password@host:5432/database (write @ : / # ? % in a password as %40 %3A %2F %23 %3F %25)',
      ),
    AUTH_SECRET: z.string().min(32, 'needs 32 characters or more: openssl rand -hex 32 makes one'),
    PUSHER_APP_ID: z.string().min(1).optional(),
    PUSHER_KEY: z.string().min(1).optional(),
    PUSHER_SECRET: z.string().min(1).optional(),
    PUSHER_HOST: z.string().min(1).optional(),
    PUSHER_PORT: port.optional(),
    PUSHER_CLUSTER: z.string().min(1).optional(),
    PUSHER_USE_TLS: flag.optional(),
    RESEND_API_KEY: z.string().min(1).optional(),
    RESEND_BASE_URL: address.optional(),
    STRIPE_SECRET_KEY: z.string().min(1).optional(),
    STRIPE_WEBHOOK_SECRET: z.string().min(1).optional(),
    STRIPE_API_BASE: address.optional(),
    EMAIL_FROM: z
      .string()
      .regex(/@/, 'must be an address, such as "Cloud Nexus <hello@example.com>"')
      .optional(),
    TRUSTED_PROXIES: z
      .string()
      .default('loopback')
      .refine(
        (text) => trustedProxies(text) !== null,
        'must be none, or addresses and ranges such as loopback,10.0.0.0/8',
      ),
    DIAL_OUT_ALLOW: z
      .string()
      .default('')
      .refine(
        (text) => [...parseAllowed(text)].every((one) => /^[^\s/@]+:\d{1,5}$/.test(one)),
        'must be none, or hosts with their port such as 127.0.0.1:9000,localhost:9001',
      ),
    LOG_LEVEL: oneOf('trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent').default('info'),
    SEED_DEMO: oneOf('auto', 'never').default('auto'),
    ADMIN_EMAIL: z.email('must be an e-mail address').optional(),
  })
  .superRefine((values, context) => {
    const pusher = ['PUSHER_APP_ID', 'PUSHER_KEY', 'PUSHER_SECRET'] as const;
    const missing = pusher.filter((name) => !values[name]);
    const wanted = missing.length < pusher.length || values.PUSHER_HOST || values.PUSHER_CLUSTER;
    if (wanted && missing.length > 0) {
      context.addIssue({
        code: 'custom',
        path: [missing[0] ?? ''],
        message: `is missing: ${pusher.join(', ')} go together, with PUSHER_CLUSTER or PUSHER_HOST`,
      });
    }
    if (values.PUSHER_KEY && !values.PUSHER_HOST && !values.PUSHER_CLUSTER) {
      context.addIssue({
        code: 'custom',
        path: ['PUSHER_CLUSTER'],
        message: 'or PUSHER_HOST must say where PUSHER_KEY is valid',
      });
    }
    if ((values.STRIPE_SECRET_KEY === undefined) !== (values.STRIPE_WEBHOOK_SECRET === undefined)) {
      const name = values.STRIPE_SECRET_KEY ? 'STRIPE_WEBHOOK_SECRET' : 'STRIPE_SECRET_KEY';
      const message = 'is missing: STRIPE_SECRET_KEY and STRIPE_WEBHOOK_SECRET go together';
      context.addIssue({ code: 'custom', path: [name], message });
    }
    if (values.RESEND_API_KEY && !values.EMAIL_FROM) {
      context.addIssue({
        code: 'custom',
        path: ['EMAIL_FROM'],
        message: 'is missing: RESEND_API_KEY sends from it',
      });
    }
  })
  .transform((values) => ({ ...values, APP_URL: values.APP_URL ?? `http://localhost:${values.PORT}` }));

export type Env = z.output<typeof schema>;

/** The environment is wrong; the message is one line that says what and how to mend it. */
export class EnvError extends Error {
  override readonly name = 'EnvError';
}

/** Reads an environment. Empty variables count as unset. Refuses with EnvError. */
export function parseEnv(source: Record<string, string | undefined>): Env {
  const set = Object.fromEntries(
    Object.entries(source).filter(([, value]) => value !== undefined && value !== ''),
  );
  const parsed = schema.safeParse(set);
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.map((issue) => {
    const name = String(issue.path[0]);
    return set[name] === undefined && issue.code !== 'custom'
      ? `${name} is missing`
      : `${name} ${issue.message}`;
  });
  throw new EnvError(
    `Wrong environment: ${problems.join('; ')} (docs/guides/running.md lists every variable)`,
  );
}

let parsed: Env | null = null;

/** This process's environment, read once at first use. */
export function env(): Env {
  parsed ??= parseEnv(process.env);
  return parsed;
}

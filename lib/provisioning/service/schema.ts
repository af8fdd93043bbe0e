import { z } from 'zod';
import { ServiceAskKind, ServiceProvider, ServiceState } from '@/lib/db/generated/enums';

const id = z.string().min(1).max(64);

export const serviceSchema = z.object({ serviceId: id });

export const askSchema = z.object({ askId: id });

/** What a client asks of a service; what they would like instead, or why they leave, in their words. */
export const askServiceSchema = z.object({
  serviceId: id,
  kind: z.enum(ServiceAskKind),
  note: z
    .string()
    .trim()
    .max(1_000)
    .optional()
    .transform((note) => note || undefined),
});

/** The list's state, as its address holds it; what cannot be read falls back. */
export const serviceFilterSchema = z.object({
  q: z.string().trim().max(100).default('').catch(''),
  state: z.enum(ServiceState).optional().catch(undefined),
  after: z.string().max(100).optional().catch(undefined),
});

/** `plan.<code>` says who brings up that plan; empty for the one of all others. */
export const providerSettingsSchema = z
  .object({
    version: z.coerce.number().int().min(0).max(2_147_483_647),
    provider: z.enum(ServiceProvider),
    webhookUrl: z.union([
      z.literal('').transform(() => null),
      z.url({ protocol: /^https?$/, error: 'errors.address' }).max(500),
    ]),
    stepSeconds: z.coerce.number().int().min(0).max(60),
  })
  .catchall(z.unknown())
  .transform(({ version, provider, webhookUrl, stepSeconds, ...others }) => ({
    version,
    provider,
    webhookUrl,
    stepSeconds,
    planProviders: planProvidersIn(others),
  }));

function planProvidersIn(fields: Record<string, unknown>): Record<string, ServiceProvider> {
  const chosen = Object.entries(fields).flatMap(([name, value]) => {
    const plan = /^plan\.([\w-]{1,40})$/.exec(name)?.[1];
    const provider = z.enum(ServiceProvider).safeParse(value);
    return plan && provider.success ? [[plan, provider.data] as const] : [];
  });
  return Object.fromEntries(chosen.slice(0, 50));
}

export type ServiceFilter = z.output<typeof serviceFilterSchema>;
export type AskServiceInput = z.output<typeof askServiceSchema>;
export type ProviderSettingsInput = z.output<typeof providerSettingsSchema>;

import 'server-only';
import { type Db, db } from '@/lib/db/client';
import type { ServiceProvider } from '@/lib/db/generated/enums';

export type ProvisioningSettings = {
  provider: ServiceProvider;
  /** By the plan's code, where it differs. */
  planProviders: Record<string, ServiceProvider>;
  webhookUrl: string | null;
  secretVersion: number;
  stepSeconds: number;
  version: number;
};

const UNSET: ProvisioningSettings = {
  provider: 'embedded',
  planProviders: {},
  webhookUrl: null,
  secretVersion: 1,
  stepSeconds: 0,
  version: 0,
};

/** Who brings servers up; what nobody has set yet is the platform's own provider for every plan. */
export async function readSettings(tx: Db = db): Promise<ProvisioningSettings> {
  const row = await tx.provisioningSettings.findUnique({ where: { id: 1 } });
  if (!row) return UNSET;
  const { provider, webhookUrl, secretVersion, stepSeconds, version } = row;
  return {
    provider,
    planProviders: providersIn(row.planProviders),
    webhookUrl,
    secretVersion,
    stepSeconds,
    version,
  };
}

function providersIn(stored: unknown): Record<string, ServiceProvider> {
  const entries = typeof stored === 'object' && stored !== null ? Object.entries(stored) : [];
  const known = entries.filter(([, value]) => value === 'embedded' || value === 'webhook');
  return Object.fromEntries(known) as Record<string, ServiceProvider>;
}

export async function providerOfPlan(tx: Db, planKey: string): Promise<ServiceProvider> {
  const { provider, planProviders } = await readSettings(tx);
  return planProviders[planKey] ?? provider;
}

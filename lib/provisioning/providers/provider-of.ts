import 'server-only';
import type { ServiceProvider } from '@/lib/db/generated/enums';
import { embeddedProvider } from './embedded';
import type { Provider } from './provider';
import { webhookProvider } from './webhook';

/** Whoever brings a service up; the webhook's address is read anew for every step. */
export async function providerOf(kind: ServiceProvider): Promise<Provider> {
  return kind === 'embedded' ? embeddedProvider : webhookProvider();
}

import 'server-only';
import { join } from 'node:path';
import type { PlatformEnv } from './platform-env';

const DEMO_SIGN_INS = ['admin@cloudnexus.test', 'seller@cloudnexus.test', 'client@cloudnexus.test'];
const DEMO_PASSWORD = 'cloudnexus-demo';

/** What is said once the platform serves: its address and how to get in. */
export function welcome(env: PlatformEnv, dataFolder: string, firstAdminToken: string | undefined): string {
  const lines = [`Cloud Nexus is at ${env.APP_URL}`];
  if (env.SEED_DEMO !== 'never') {
    lines.push(`Demo sign-ins: ${DEMO_SIGN_INS.join(', ')}`, `Password of all: ${DEMO_PASSWORD}`);
  }
  if (firstAdminToken) {
    lines.push(`First administrator, choose a password: ${env.APP_URL}/set-password/${firstAdminToken}`);
  }
  lines.push(`Logs: ${join(dataFolder, 'logs')}. Ctrl-C stops everything.`);
  return `\n${lines.map((line) => `  ${line}\n`).join('')}`;
}

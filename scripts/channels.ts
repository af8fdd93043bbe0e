import type { IncomingMessage } from 'node:http';
import { z } from 'zod';
import { createChannelsServer } from '@/lib/channels/server';
import { originOf, trustedProxies } from '@/lib/front-door/trusted-proxies';
import { logger } from '@/lib/logger';

const required = z.string('is missing').min(1, 'is empty');
const port = 'must be a port number';
const environment = z.object({
  PUSHER_APP_ID: required,
  PUSHER_KEY: required,
  PUSHER_SECRET: required,
  PUSHER_HOST: required.default('127.0.0.1'),
  PUSHER_PORT: z.coerce.number(port).int(port).min(0, port).max(65_535, port).default(6001),
  PUSHER_BIND: required.optional(),
  TRUSTED_PROXIES: z.string().default('loopback'),
  PUSHER_WEBHOOK_URL: z.url({ protocol: /^https?$/, error: 'must be an http address' }).optional(),
});

function fail(message: string): never {
  console.error(`channels: ${message}`);
  process.exit(1);
}

function readEnvironment(): z.infer<typeof environment> {
  const parsed = environment.safeParse(process.env);
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`);
  return fail(problems.join(', '));
}

/** This machine's own address stands for its programs, and for whoever a tunnel brings: it has no share of its own. */
function addressFinder(proxies: string): (request: IncomingMessage) => string | null {
  const trusted = trustedProxies(proxies) ?? fail('TRUSTED_PROXIES must be none, or addresses and ranges');
  const isLocal = trustedProxies('loopback');
  return ({ socket, headers }) => {
    const forwarded = headers['x-forwarded-for'];
    const address = originOf(
      socket.remoteAddress ?? '',
      [forwarded ?? []].flat().join(',') || undefined,
      trusted,
    );
    return isLocal?.(address) ? null : address;
  };
}

async function main(): Promise<void> {
  const env = readEnvironment();
  const host = env.PUSHER_BIND ?? env.PUSHER_HOST;
  const server = createChannelsServer({
    appId: env.PUSHER_APP_ID,
    key: env.PUSHER_KEY,
    secret: env.PUSHER_SECRET,
    host,
    port: env.PUSHER_PORT,
    logger,
    webhookUrl: env.PUSHER_WEBHOOK_URL,
    addressOf: addressFinder(env.TRUSTED_PROXIES),
  });
  const stop = () => void server.close().then(() => process.exit(0));
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
  try {
    const bound = await server.listen();
    process.stdout.write(`channels: listening on ${host}:${bound.port}\n`);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'EADDRINUSE') {
      fail(`port ${env.PUSHER_PORT} on ${host} is taken, choose another with PUSHER_PORT`);
    }
    fail(`cannot listen on ${host}:${env.PUSHER_PORT}: ${String(error)}`);
  }
}

void main();

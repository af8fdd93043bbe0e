import pino from 'pino';
import { z } from 'zod';
import { createChannelsServer } from '@/lib/channels/server';

const environment = z.object({
  PUSHER_APP_ID: z.string().min(1),
  PUSHER_KEY: z.string().min(1),
  PUSHER_SECRET: z.string().min(1),
  PUSHER_HOST: z.string().min(1).default('127.0.0.1'),
  PUSHER_PORT: z.coerce.number().int().min(0).max(65_535).default(6001),
  PUSHER_BIND: z.string().min(1).optional(),
});

function fail(message: string): never {
  console.error(`channels: ${message}`);
  process.exit(1);
}

function readEnvironment(): z.infer<typeof environment> {
  const parsed = environment.safeParse(process.env);
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
  return fail(`wrong environment. ${problems.join('; ')}`);
}

const env = readEnvironment();
const host = env.PUSHER_BIND ?? env.PUSHER_HOST;
const logger = pino({ name: 'channels', level: process.env.LOG_LEVEL ?? 'info' });
const server = createChannelsServer({
  appId: env.PUSHER_APP_ID,
  key: env.PUSHER_KEY,
  secret: env.PUSHER_SECRET,
  host,
  port: env.PUSHER_PORT,
  logger,
});

try {
  const { port } = await server.listen();
  process.stdout.write(`channels: listening on ${host}:${port}\n`);
} catch (error) {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'EADDRINUSE')
    fail(`port ${env.PUSHER_PORT} on ${host} is taken. Choose another with PUSHER_PORT`);
  fail(
    `cannot listen on ${host}:${env.PUSHER_PORT}. ${error instanceof Error ? error.message : String(error)}`,
  );
}

let isStopping = false;
async function stop(): Promise<void> {
  if (isStopping) return;
  isStopping = true;
  await server.close();
  process.exit(0);
}
process.on('SIGTERM', () => void stop());
process.on('SIGINT', () => void stop());

import 'server-only';
import { now } from '@/lib/clock';
import { type Call, type CallAnswer, DialOutError, dialOut } from '@/lib/dial-out/dial-out';
import type { FoundServer } from '../service/status';
import { readSettings } from '../settings';
import { type Provider, type ProviderAnswer, ProviderError, type ServiceOrder } from './provider';
import { signedHeaders, webhookSecret } from './signature';
import { type ServerWords, serverSchema } from './webhook-schema';

const TIMEOUT_MS = 15_000;
const DETAIL_LENGTH = 300;

type Target = { url: string; secret: string };
type Verb = 'create' | 'resize' | 'suspend' | 'resume' | 'terminate';

/**
 * A company's own automation behind one address: signed calls (docs/api/provisioning.md). Each names the service and
 * the run, so that the same one twice does its work once there too.
 */
export async function webhookProvider(): Promise<Provider> {
  const { webhookUrl, secretVersion } = await readSettings();
  if (!webhookUrl) throw new ProviderError('not_set_up');
  const target = { url: webhookUrl, secret: webhookSecret(secretVersion) };
  const told = (verb: Verb) => (order: ServiceOrder) => tell(target, verb, order);
  return {
    // It is told once; how far it is after that it reports, and is asked.
    create: async (order, upTo) =>
      upTo === 'created' ? tell(target, 'create', order) : ((await find(target, order.serviceId)) ?? lost()),
    resize: told('resize'),
    suspend: told('suspend'),
    resume: told('resume'),
    terminate: told('terminate'),
    find: (serviceId) => find(target, serviceId),
  };
}

function lost(): never {
  throw new ProviderError('not_there');
}

async function tell(target: Target, verb: Verb, order: ServiceOrder): Promise<ProviderAnswer> {
  const { serviceId, run, ...facts } = order;
  const body = JSON.stringify({
    type: `service.${verb}`,
    idempotencyKey: `${serviceId}:${run}`,
    serviceId,
    run,
    ...facts,
  });
  const answer = await call(target, {
    method: 'POST',
    url: target.url,
    headers: { 'content-type': 'application/json' },
    body,
    timeoutMs: TIMEOUT_MS,
  });
  if (answer.status === 202) return 'accepted';
  if (answer.status === 404 && verb === 'terminate')
    return { externalId: order.externalId ?? '', address: null, stage: 'removed', size: null };
  return serverIn(answer);
}

/** `GET <address>?serviceId=…`; 404 when the automation knows no such service. */
async function find(target: Target, serviceId: string): Promise<FoundServer | null> {
  const url = new URL(target.url);
  url.searchParams.set('serviceId', serviceId);
  const answer = await call(target, { method: 'GET', url: url.href, timeoutMs: TIMEOUT_MS });
  return answer.status === 404 ? null : serverIn(answer);
}

/** A call with its signature. What has no body signs its query. */
async function call({ secret }: Target, { headers, ...unsigned }: Call): Promise<CallAnswer> {
  const signed = unsigned.body ?? new URL(unsigned.url).search;
  try {
    return await dialOut({ ...unsigned, headers: { ...headers, ...signedHeaders(secret, now(), signed) } });
  } catch (error) {
    if (!(error instanceof DialOutError)) throw error;
    const code = error.code === 'refused' ? 'address_refused' : error.code;
    throw new ProviderError(code, error.message, error.code === 'refused');
  }
}

// Said by the automation of the moment, not of the call.
const PASSING = [408, 409, 425, 429];

function serverIn({ status, body }: CallAnswer): FoundServer {
  const said = `${status} ${body.slice(0, DETAIL_LENGTH)}`.trim();
  if (status >= 500 || PASSING.includes(status)) throw new ProviderError('server_error', said);
  if (status !== 200) throw new ProviderError('refused', said, true);
  const words = serverSchema.safeParse(jsonIn(body));
  if (!words.success) throw new ProviderError('bad_answer', said);
  return foundIn(words.data);
}

function jsonIn(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return null;
  }
}

export function foundIn({ externalId, address, stage, size }: ServerWords): FoundServer {
  return { externalId, address: address ?? null, stage, size: size ?? null };
}

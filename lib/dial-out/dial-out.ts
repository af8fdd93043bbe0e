import 'server-only';
import { type LookupAddress, lookup } from 'node:dns';
import http, { type IncomingMessage, type RequestOptions } from 'node:http';
import https from 'node:https';
import type { LookupFunction } from 'node:net';
import { env } from '@/lib/env';
import { isAllowed, isPublicAddress, parseAllowed, refusalOf } from './guard';

export type Call = {
  method: 'GET' | 'POST';
  url: string;
  headers?: Record<string, string>;
  body?: string;
  timeoutMs: number;
};

export type CallAnswer = { status: number; body: string };

/** refused: the address is none to speak to · timeout · unreachable: no answer, or half of one. */
export class DialOutError extends Error {
  override readonly name = 'DialOutError';

  constructor(
    readonly code: 'refused' | 'timeout' | 'unreachable',
    message: string,
  ) {
    super(message);
  }
}

const MOST_HOPS = 3;
const MOST_BYTES = 64 * 1024;

/**
 * Speaks to an address that somebody typed. Every hop, redirects included, is checked when it is dialled: the very
 * addresses that its name stands for at that moment are looked at, and no other is connected to. Refuses with
 * DialOutError.
 */
export async function dialOut(call: Call): Promise<CallAnswer> {
  const signal = AbortSignal.timeout(call.timeoutMs);
  let url = parsed(call.url);
  for (let hop = 0; hop <= MOST_HOPS; hop += 1) {
    const answer = await oneHop(url, call, signal);
    const location = redirectOf(answer, call.method);
    if (location === null) return { status: answer.status, body: answer.body };
    url = parsed(location, url);
  }
  throw new DialOutError('refused', 'redirected too often');
}

function parsed(text: string, base?: URL): URL {
  if (!URL.canParse(text, base)) throw new DialOutError('refused', 'no address');
  return new URL(text, base);
}

type Hop = CallAnswer & { location: string | undefined };

/** A signed call is repeated elsewhere only as it is; what turns it into another is an answer like any other. */
function redirectOf({ status, location }: Hop, method: Call['method']): string | null {
  if (!location) return null;
  const same = status === 307 || status === 308;
  const reading = method === 'GET' && [301, 302, 303].includes(status);
  return same || reading ? location : null;
}

async function oneHop(url: URL, call: Call, signal: AbortSignal): Promise<Hop> {
  const allowed = parseAllowed(env().DIAL_OUT_ALLOW);
  const refusal = refusalOf(url, allowed);
  if (refusal) throw new DialOutError('refused', refusal);
  const { method, headers, body } = call;
  const options: RequestOptions = {
    method,
    headers: { ...headers, ...(body === undefined ? {} : { 'content-length': Buffer.byteLength(body) }) },
    signal,
    // A connection of its own: one that is kept was checked for another name.
    agent: false,
    ...(isAllowed(url, allowed) ? {} : { lookup: publicLookup }),
  };
  try {
    return await send(url, options, body);
  } catch (error) {
    if (error instanceof DialOutError) throw error;
    if (signal.aborted) throw new DialOutError('timeout', 'no answer in time');
    throw new DialOutError('unreachable', error instanceof Error ? error.message : 'no answer');
  }
}

function send(url: URL, options: RequestOptions, body: string | undefined): Promise<Hop> {
  const { request } = url.protocol === 'https:' ? https : http;
  return new Promise((resolve, reject) => {
    const sent = request(url, options, (answer) => {
      readBody(answer).then((text) => {
        const { statusCode: status = 0, headers } = answer;
        resolve({ status, body: text, location: headers.location });
      }, reject);
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

async function readBody(answer: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  let bytes = 0;
  for await (const part of answer) {
    bytes += part.length;
    if (bytes > MOST_BYTES) {
      answer.destroy();
      throw new DialOutError('unreachable', 'the answer is too long');
    }
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}

/** The name's addresses, when all of them are public; what is connected to is exactly what was looked at. */
const publicLookup: LookupFunction = (hostname, options, callback) => {
  lookup(hostname, { ...options, all: true }, (error, found) => {
    if (error) return callback(error, '');
    const addresses: LookupAddress[] = found;
    const wrong = addresses.find(({ address }) => !isPublicAddress(address));
    if (wrong || !addresses[0])
      return callback(new DialOutError('refused', `${hostname} is not public`) as NodeJS.ErrnoException, '');
    if (options.all) return callback(null, addresses);
    callback(null, addresses[0].address, addresses[0].family);
  });
};

import { createHmac } from 'node:crypto';
import { encode } from 'next-auth/jwt';
import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { POST } from '@/app/api/pusher/auth/route';
import { sessionCookieName } from '@/lib/auth/cookie';
import { db } from '@/lib/db/client';
import { env } from '@/lib/env';
import { channelNames } from '@/lib/realtime/channels';
import { makeLead } from '../factories/leads';
import { makeUser } from '../factories/users';
import { testDb } from '../setup/test-db';

testDb();

/** The request's cookies, which Next keeps outside the request. */
const jar = vi.hoisted(() => ({ session: undefined as string | undefined }));
vi.mock('next/headers', () => ({
  cookies: async () => ({ get: () => (jar.session ? { value: jar.session } : undefined) }),
}));

const SECRET = vi.hoisted(() => {
  process.env.PUSHER_APP_ID = 'app';
  process.env.PUSHER_KEY = 'test-key';
  process.env.PUSHER_SECRET = 'test-secret';
  process.env.PUSHER_HOST = '127.0.0.1';
  process.env.PUSHER_PORT = '1';
  return 'test-secret';
});

const ORIGIN = 'http://localhost:3000';
const PERSONAS = [
  'nobody',
  'client',
  'other client',
  'seller',
  'other seller',
  'admin',
  'deactivated',
] as const;
type Persona = (typeof PERSONAS)[number];

const people = {} as Record<Exclude<Persona, 'nobody'>, { id: string }>;
const sessions = {} as Record<Persona, string | undefined>;
const leads = { sellers: '', pool: '' };

async function sessionOf(userId: string): Promise<string> {
  const { id } = await db.userSession.create({
    data: { userId, expiresAt: new Date(Date.now() + 3_600_000) },
  });
  const salt = sessionCookieName(env().APP_URL);
  return encode({ token: { sub: userId, sid: id, role: 'ADMIN' }, secret: env().AUTH_SECRET, salt });
}

type Asked = { body?: string; headers?: Record<string, string> };

function ask(channel: string, { body, headers }: Asked = {}): Promise<Response> {
  return POST(
    new Request(`${ORIGIN}/api/pusher/auth`, {
      method: 'POST',
      headers: {
        host: 'localhost:3000',
        origin: ORIGIN,
        'content-type': 'application/x-www-form-urlencoded',
        ...headers,
      },
      body: body ?? new URLSearchParams({ socket_id: '12.34', channel_name: channel }).toString(),
    }),
  );
}

beforeAll(async () => {
  people.client = await makeUser();
  people['other client'] = await makeUser();
  people.seller = await makeUser({ role: 'SELLER' });
  people['other seller'] = await makeUser({ role: 'SELLER' });
  people.admin = await makeUser({ role: 'ADMIN' });
  people.deactivated = await makeUser({ role: 'ADMIN', active: false });
  for (const persona of PERSONAS) {
    if (persona !== 'nobody') sessions[persona] = await sessionOf(people[persona].id);
  }
  leads.sellers = (await makeLead({ assignedToId: people.seller.id })).id;
  leads.pool = (await makeLead({ assignedToId: null })).id;
});

beforeEach(() => {
  jar.session = undefined;
});

const STAFF: readonly Persona[] = ['seller', 'other seller', 'admin'];

describe('who may listen', () => {
  const channels: [label: string, name: () => string, opens: readonly Persona[]][] = [
    ['the board', () => channelNames.board, STAFF],
    ['the live pulse', () => channelNames.pulse, STAFF],
    ['a client’s own channel', () => channelNames.user(people.client.id), ['client']],
    ['a seller’s own channel', () => channelNames.user(people.seller.id), ['seller']],
    ['a deactivated person’s own channel', () => channelNames.user(people.deactivated.id), []],
    ['a seller’s lead', () => channelNames.lead(leads.sellers), ['seller', 'admin']],
    ['a lead of the pool', () => channelNames.lead(leads.pool), STAFF],
    ['a lead that does not exist', () => channelNames.lead('none'), []],
    ['a channel that is not ours', () => 'private-everything', []],
    ['a presence channel', () => 'presence-board', []],
    ['the board under a longer name', () => `${channelNames.board}-2`, []],
  ];

  describe.each(channels)('%s', (_label, name, opens) => {
    it.each(PERSONAS)('%s', async (persona) => {
      jar.session = sessions[persona];
      const response = await ask(name());
      expect(response.status).toBe(opens.includes(persona) ? 200 : 403);
      const answer = await response.json();
      if (!opens.includes(persona)) return expect(answer).toEqual({ error: 'forbidden' });
      const signature = createHmac('sha256', SECRET).update(`12.34:${name()}`).digest('hex');
      expect(answer).toEqual({ auth: `test-key:${signature}` });
    });
  });

  it('nobody whose session was revoked', async () => {
    jar.session = await sessionOf(people.admin.id);
    expect((await ask(channelNames.board)).status).toBe(200);
    await db.userSession.updateMany({ where: { userId: people.admin.id }, data: { revokedAt: new Date() } });
    expect((await ask(channelNames.board)).status).toBe(403);
  });
});

describe('a request that is not pusher-js’s own', () => {
  beforeEach(() => {
    jar.session = sessions.seller;
  });

  it.each([
    ['without a socket', 'channel_name=private-board'],
    ['without a channel', 'socket_id=12.34'],
    ['with an empty channel', 'socket_id=12.34&channel_name='],
    ['with a socket that is none', 'socket_id=12.34%0A&channel_name=private-board'],
    ['with a channel that hides a second line', 'socket_id=12.34&channel_name=private-board%0Ax'],
    ['with a colon, which the signature is split by', 'socket_id=12.34&channel_name=private-board:x'],
    ['with two channels', 'socket_id=12.34&channel_name=private-board&channel_name=private-pulse'],
    ['for a public channel', 'socket_id=12.34&channel_name=status'],
    ['with a name out of bounds', `socket_id=12.34&channel_name=private-${'x'.repeat(300)}`],
    ['with a body out of bounds', `socket_id=12.34&channel_name=private-board&x=${'x'.repeat(5000)}`],
    ['with bytes that are no text', 'socket_id=%ff%fe&channel_name=%00'],
    ['with nothing', ''],
  ])('%s is malformed', async (_label, body) => {
    const response = await ask('', { body });
    expect(response.status).toBe(400);
    expect(await response.json()).toEqual({ error: 'malformed' });
  });

  it('of another type is malformed', async () => {
    const body = JSON.stringify({ socket_id: '12.34', channel_name: 'private-board' });
    const response = await ask('', { body, headers: { 'content-type': 'application/json' } });
    expect(response.status).toBe(400);
  });

  it.each([
    ['another site', { origin: 'https://elsewhere.example' }],
    ['another port', { origin: 'http://localhost:3001' }],
    ['a sandboxed page', { origin: 'null' }],
    ['no page at all', { origin: '' }],
  ])('from %s is refused', async (_label, headers) => {
    const response = await ask(channelNames.board, { headers });
    expect(response.status).toBe(403);
    expect(await response.json()).toEqual({ error: 'origin' });
  });

  it('through a proxy that names the public host passes', async () => {
    const headers = { origin: 'https://www.example.com', 'x-forwarded-host': 'www.example.com' };
    expect((await ask(channelNames.board, { headers })).status).toBe(200);
  });
});

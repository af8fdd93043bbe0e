import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { POST } from '@/app/api/webhooks/provisioning/route';
import type { Actor } from '@/lib/auth/actor';
import { setClock } from '@/lib/clock';
import { db } from '@/lib/db/client';
import { changeSettings } from '@/lib/provisioning/change-settings';
import { isSigned, signedHeaders, webhookSecret } from '@/lib/provisioning/providers/signature';
import { startServices, suspendServices, terminateServices } from '@/lib/provisioning/services';
import { readSettings } from '@/lib/provisioning/settings';
import { seedCatalogue } from '@/prisma/seed/catalogue';
import { makeNode } from '@/tests/factories/cloud';
import { runServiceJobs } from '@/tests/factories/service-jobs';
import { plannedServices } from '@/tests/factories/services';
import { actorOf, makeUser } from '@/tests/factories/users';
import { testDb } from '@/tests/setup/test-db';

const allowed = vi.hoisted(() => ({ list: '' }));
vi.mock('@/lib/env', async (original) => {
  const real = await original<typeof import('@/lib/env')>();
  return { ...real, env: () => ({ ...real.env(), DIAL_OUT_ALLOW: allowed.list }) };
});
vi.mock('@/lib/realtime/publish', () => ({ publish: async () => {} }));
vi.mock('next/server', async (original) => ({ ...(await original<object>()), after: () => {} }));

const { query } = testDb();
const secret = () => webhookSecret(1);
let admin: Actor;
let client: Actor;
let automation: Server;
let heard: { method: string; body: Record<string, unknown>; signed: boolean }[] = [];
/** What the automation answers: a status and a body. */
let answer: (method: string) => [number, object | string] = () => [500, ''];

async function textOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part);
  return Buffer.concat(parts).toString();
}

beforeAll(async () => {
  await seedCatalogue(new Date('2026-01-01T00:00:00Z'), { coupons: true });
  admin = actorOf(await makeUser({ role: 'ADMIN' }));
  client = actorOf(await makeUser());
  await makeNode(admin, { cpu: 512, ram: 2_048, storage: 40_000 });
  automation = createServer(async (request, response) => {
    const text = await textOf(request);
    const method = request.method ?? '';
    const body = text || new URL(request.url ?? '', 'http://x').search;
    const header = (name: string) => String(request.headers[name] ?? '');
    const [timestamp, signature] = [header('x-cloudnexus-timestamp'), header('x-cloudnexus-signature')];
    const signed = isSigned(secret(), new Date(), { timestamp, signature, body });
    heard.push({ method, body: text ? JSON.parse(text) : {}, signed });
    const [status, said] = answer(method);
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(typeof said === 'string' ? said : JSON.stringify(said));
  });
  await new Promise<void>((resolve) => automation.listen(0, '127.0.0.1', resolve));
  const { port } = automation.address() as AddressInfo;
  allowed.list = `127.0.0.1:${port}`;
  await changeSettings(admin, {
    version: 0,
    provider: 'webhook',
    planProviders: {},
    stepSeconds: 0,
    webhookUrl: `http://127.0.0.1:${port}/hook`,
  });
});

afterAll(() => {
  automation.close();
});

afterEach(async () => {
  setClock(null);
  heard = [];
  await query('delete from graphile_worker._private_jobs');
});

const server = (stage: string) => ({
  externalId: `vm-${heard.length}-${Math.random()}`,
  address: 'vm.example.test',
  stage,
});
const stateOf = async (id: string) => (await db.service.findUniqueOrThrow({ where: { id } })).state;
const stepOf = (serviceId: string, name: 'created' | 'configured' | 'online' | 'suspended') =>
  db.serviceStep.findFirstOrThrow({ where: { serviceId, name } });

async function started() {
  const made = await plannedServices({ client, admin });
  await db.$transaction((tx) => startServices(tx, made.requestId));
  return made;
}

/** A report as the automation sends it. */
async function report(content: object, change: { secret?: string; at?: Date; body?: string } = {}) {
  const body = JSON.stringify(content);
  const headers = {
    'content-type': 'application/json',
    ...signedHeaders(change.secret ?? secret(), change.at ?? new Date(), body),
  };
  const request = new Request('http://localhost/api/webhooks/provisioning', {
    method: 'POST',
    headers,
    body: change.body ?? body,
  });
  const response = await POST(request);
  return { status: response.status, json: await response.json() };
}

describe('a company’s own automation', () => {
  it('is called with a signature, once, and its answer brings the service as far as it says', async () => {
    const up = server('online');
    answer = () => [200, up];
    const { first, requestId } = await started();
    await runServiceJobs(query);
    expect(await stateOf(first)).toBe('active');
    const told = heard.filter(({ method }) => method === 'POST');
    expect(told).toHaveLength(1);
    expect(told[0]).toMatchObject({
      signed: true,
      body: { type: 'service.create', serviceId: first, run: 1, idempotencyKey: `${first}:1`, ordinal: 1 },
    });
    expect(heard.every(({ signed }) => signed)).toBe(true);
    expect(await db.service.findUnique({ where: { id: first } })).toMatchObject({
      externalId: up.externalId,
      address: 'vm.example.test',
      provider: 'webhook',
    });
    expect(await db.capacityHold.findFirst({ where: { requestId } })).toMatchObject({ state: 'in_use' });
  });

  it('may accept and report later: active only with its word, and the same report twice is one', async () => {
    answer = (method) => (method === 'POST' ? [202, ''] : [404, '']);
    const { first } = await started();
    await runServiceJobs(query);
    expect(await stateOf(first)).toBe('provisioning');
    const made = { serviceId: first, run: 1, outcome: { server: server('created') } };
    expect(await report(made)).toMatchObject({ status: 200, json: { status: 'taken' } });
    expect(await report(made)).toMatchObject({ status: 200, json: { status: 'known' } });
    expect((await stepOf(first, 'created')).state).toBe('done');
    expect(await stateOf(first)).toBe('provisioning');
    const online = { ...made, outcome: { server: { ...made.outcome.server, stage: 'online' } } };
    const both = await Promise.all([report(online), report(online)]);
    expect(both.map(({ json }) => json.status).sort()).toEqual(['over', 'taken']);
    expect(await stateOf(first)).toBe('active');
    expect(
      await db.pulseEvent.count({
        where: { type: 'service.active', data: { path: ['serviceId'], equals: first } },
      }),
    ).toBe(1);
  });

  it('is looked up before it is told again', async () => {
    answer = () => [503, 'busy'];
    const { first } = await started();
    await runServiceJobs(query);
    expect(await stepOf(first, 'created')).toMatchObject({
      state: 'failed',
      error: 'server_error',
      attempts: 1,
    });
    // The first call had got through after all.
    const up = server('online');
    answer = (method) => (method === 'GET' ? [200, up] : [500, '']);
    heard = [];
    await runServiceJobs(query, 10, true);
    expect(await stateOf(first)).toBe('active');
    expect(heard.filter(({ method }) => method === 'POST')).toEqual([]);
  });

  it.each([
    [422, 'no such region', 'refused', true],
    [200, 'not json', 'bad_answer', false],
    [200, { stage: 'online' }, 'bad_answer', false],
    [429, 'slowly', 'server_error', false],
    [302, '', 'refused', true],
  ] as const)('%i %o is %s, for good: %s', async (status, said, error, isFinal) => {
    answer = (method) => (method === 'POST' ? [status, said] : [404, '']);
    const { first } = await started();
    await runServiceJobs(query);
    expect(await stepOf(first, 'created')).toMatchObject({ state: 'failed', error });
    expect(await stateOf(first)).toBe(isFinal ? 'failed' : 'provisioning');
  });

  it('reports a failure, for now or for good; what is over is over', async () => {
    answer = (method) => (method === 'POST' ? [202, ''] : [404, '']);
    const { first, requestId } = await started();
    await runServiceJobs(query);
    const failure = (final: boolean) => ({
      serviceId: first,
      run: 1,
      outcome: { failure: { message: 'quota exceeded', final } },
    });
    expect(await report(failure(true))).toMatchObject({ json: { status: 'taken' } });
    expect(await stepOf(first, 'created')).toMatchObject({ error: 'reported', detail: 'quota exceeded' });
    expect(await stateOf(first)).toBe('failed');
    // It worked after all: what is known now counts.
    const configured = { externalId: `vm-${first}`, stage: 'configured' };
    await report({ serviceId: first, run: 1, outcome: { server: configured } });
    expect(await stateOf(first)).toBe('provisioning');
    await report(failure(true));
    expect(await stateOf(first)).toBe('failed');
    await db.$transaction((tx) => terminateServices(tx, requestId, 'given_up'));
    expect(await report({ serviceId: first, run: 1, outcome: { server: server('online') } })).toMatchObject({
      json: { status: 'over' },
    });
    await runServiceJobs(query, 20, true);
    expect(await stateOf(first)).toBe('terminated');
    expect(await db.capacityHold.findFirst({ where: { requestId } })).toMatchObject({ state: 'released' });
  });

  it('is told to suspend, and looked up until it has', async () => {
    const up = server('online');
    answer = () => [200, up];
    const { first, requestId } = await started();
    await runServiceJobs(query);
    answer = (method) => (method === 'POST' ? [202, ''] : [200, { ...up, stage: 'suspended' }]);
    await db.$transaction((tx) => suspendServices(tx, requestId, 'unpaid'));
    await runServiceJobs(query);
    expect((await stepOf(first, 'suspended')).state).toBe('running');
    await runServiceJobs(query, 5, true);
    expect((await stepOf(first, 'suspended')).state).toBe('done');
  });
});

describe('a report', () => {
  const content = { serviceId: 'nobody', run: 1, outcome: { server: { externalId: 'x', stage: 'online' } } };

  it('is heard only with the right signature, over this very body, just now', async () => {
    expect(await report(content, { secret: webhookSecret(2) })).toMatchObject({ status: 401 });
    expect(await report(content, { at: new Date(Date.now() - 301_000) })).toMatchObject({ status: 401 });
    expect(await report(content, { body: JSON.stringify({ ...content, run: 2 }) })).toMatchObject({
      status: 401,
    });
    expect(await report(content)).toMatchObject({ status: 404, json: { error: { code: 'not_found' } } });
    expect(await report({ ...content, run: 'one' })).toMatchObject({ status: 400 });
    const settings = await readSettings();
    expect(settings.secretVersion).toBe(1);
  });

  it('says nothing of a service of the platform’s own provider', async () => {
    const { first } = await plannedServices({ client, admin });
    expect(await report({ ...content, serviceId: first })).toMatchObject({ status: 404 });
  });
});

describe('the settings', () => {
  it.each([
    ['http://automation.example.test/hook', 'address_not_public'],
    ['https://127.0.0.1/hook', 'address_not_public'],
    ['https://169.254.169.254/latest/meta-data', 'address_not_public'],
    [null, 'address_needed'],
  ])('refuse %s', async (webhookUrl, code) => {
    const { version } = await readSettings();
    const changed = changeSettings(admin, {
      version,
      provider: 'webhook',
      planProviders: {},
      stepSeconds: 0,
      webhookUrl,
    });
    await expect(changed).rejects.toMatchObject({ code, field: 'webhookUrl' });
  });

  it('are the admins’, and no form that is old changes them', async () => {
    const { version, ...settings } = await readSettings();
    await expect(changeSettings(client, { version, ...settings })).rejects.toMatchObject({
      code: 'forbidden',
    });
    await expect(changeSettings(admin, { version: version - 1, ...settings })).rejects.toMatchObject({
      code: 'conflict',
    });
  });
});

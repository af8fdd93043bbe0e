import { afterEach, expect, test } from 'vitest';
import { db } from '@/lib/db/client';
import { newId } from '@/lib/db/id';
import { enqueueJob } from '@/lib/jobs/enqueue';
import { listFailedJobs, retryJob } from '@/lib/worker/failed-jobs';
import { OrphanedJobs } from '@/lib/worker/orphaned-jobs';
import { remindFollowUps } from '@/lib/worker/remind-follow-ups';
import { sweepExpired } from '@/lib/worker/sweep-expired';
import { jobHandlers } from '@/lib/worker/tasks';
import { type RunningWorker, runWorker } from '@/lib/worker/worker';
import { makeLead } from '@/tests/factories/leads';
import { actorOf, makeSeller, makeUser } from '@/tests/factories/users';
import { testDb } from '@/tests/setup/test-db';

const { query } = testDb();
// A fault would wait for ever; a busy machine may take its time.
const PATIENCE_MS = 40_000;
let worker: RunningWorker | undefined;

afterEach(async () => {
  await worker?.stop();
  worker = undefined;
  await query('delete from graphile_worker._private_jobs');
});

/** A worker whose e-mails do what the test says. */
async function startWorker(
  send: (emailId: string, attempt: { isLast: boolean }) => Promise<void>,
  pollInterval?: number,
) {
  const handlers = {
    ...jobHandlers,
    send_email: ({ emailId }: { emailId: string }, attempt: { isLast: boolean }) => send(emailId, attempt),
  };
  worker = await runWorker(handlers, pollInterval);
}

async function until<T>(ask: () => Promise<T> | T, wanted: (value: T) => boolean): Promise<T> {
  const deadline = Date.now() + PATIENCE_MS;
  for (;;) {
    const value = await ask();
    if (wanted(value)) return value;
    if (Date.now() > deadline) throw new Error(`still ${JSON.stringify(value)}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

const enqueue = (emailId: string, maxAttempts?: number) =>
  db.$transaction((tx) => enqueueJob(tx, 'send_email', { emailId }, { maxAttempts }));
const jobs = () =>
  query<{ id: string; attempts: number; last_error: string | null; run_at: Date }>(
    `select id, attempts, last_error, run_at from graphile_worker.jobs where task_identifier = 'send_email'`,
  );

test('a job runs once, when its commit tells of it, and only if there was one', async () => {
  const ran: string[] = [];
  // A poll that comes long after the test: what runs here was told of.
  await startWorker(async (emailId) => void ran.push(emailId), 600_000);
  await enqueue('warm-up');
  await until(
    () => ran.length,
    (count) => count === 1,
  );
  await enqueue('committed');
  await until(
    () => ran.length,
    (count) => count === 2,
  );
  const rolledBack = db.$transaction(async (tx) => {
    await enqueueJob(tx, 'send_email', { emailId: 'rolled back' });
    throw new Error('no');
  });
  await expect(rolledBack).rejects.toThrow('no');
  await enqueue('after');
  await until(
    () => ran.length,
    (count) => count === 3,
  );
  expect(ran).toEqual(['warm-up', 'committed', 'after']);
  expect(await jobs()).toEqual([]);
});

test('a failure is tried again later, each time after a longer wait', async () => {
  let failures = 0;
  await startWorker(async () => {
    failures += 1;
    throw new Error(`failure ${failures}`);
  });
  await enqueue('x');
  const waits: number[] = [];
  for (let attempt = 1; attempt <= 3; attempt += 1) {
    const [job] = await until(jobs, (rows) => rows[0]?.last_error === `failure ${attempt}`);
    waits.push((job?.run_at.getTime() ?? 0) - Date.now());
    await query(`update graphile_worker._private_jobs set run_at = now()`);
    await query(`select pg_notify('jobs:insert', '{"count":1}')`);
  }
  expect(waits[0]).toBeGreaterThan(1000);
  expect(waits[1]).toBeGreaterThan(waits[0] ?? 0);
  expect(waits[2]).toBeGreaterThan(waits[1] ?? 0);
});

test('a job given up is shown to admins, who let it try again; the log says who', async () => {
  const admin = actorOf(await makeUser({ role: 'ADMIN' }));
  let broken = true;
  const ran: string[] = [];
  await startWorker(async (emailId, { isLast }) => {
    if (broken) throw new Error(isLast ? 'down for good' : 'down');
    ran.push(emailId);
  });
  await enqueue('x', 1);
  const [failed] = await until(
    () => listFailedJobs(admin),
    (rows) => rows.length === 1,
  );
  expect(failed).toMatchObject({
    task: 'send_email',
    attempts: 1,
    maxAttempts: 1,
    error: 'down for good',
    givenUp: true,
  });
  const bell = () => db.notification.findMany({ where: { userId: admin.id, kind: 'job_failed' } });
  const [told] = await until(bell, (rows) => rows.length > 0);
  expect(told).toMatchObject({ href: '/admin/mailbox', data: { job: 'Envoi d’un e-mail' } });
  broken = false;
  const jobId = failed?.id ?? '';
  await retryJob(admin, { jobId });
  await until(
    () => ran.length,
    (count) => count === 1,
  );
  await until(jobs, (rows) => rows.length === 0);
  expect(await listFailedJobs(admin)).toEqual([]);
  expect(await db.auditEntry.count({ where: { action: 'job.retried', actorId: admin.id } })).toBe(1);
  await expect(retryJob(admin, { jobId })).rejects.toMatchObject({ code: 'not_found' });
});

test('a given-up e-mail job puts its message back in the queue', async () => {
  const admin = actorOf(await makeUser({ role: 'ADMIN' }));
  const email = await db.emailMessage.create({
    data: {
      dedupeKey: newId(),
      template: 'x',
      locale: 'fr',
      toEmail: 'a@example.test',
      props: {},
      status: 'failed',
    },
  });
  await enqueue(email.id, 1);
  await query('update graphile_worker._private_jobs set attempts = 1, last_error = $1', ['gone']);
  const [failed] = await listFailedJobs(admin);
  await retryJob(admin, { jobId: failed?.id ?? '' });
  expect((await db.emailMessage.findUniqueOrThrow({ where: { id: email.id } })).status).toBe('queued');
  expect(await jobs()).toMatchObject([{ attempts: 0, last_error: null }]);
});

test('only admins see and retry failed jobs', async () => {
  for (const actor of [actorOf(await makeSeller()), actorOf(await makeUser())]) {
    await expect(listFailedJobs(actor)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(retryJob(actor, { jobId: '1' })).rejects.toMatchObject({ code: 'forbidden' });
  }
});

test('a running job is left to finish when the worker stops', async () => {
  let finished = false;
  let started = false;
  await startWorker(async () => {
    started = true;
    await new Promise((resolve) => setTimeout(resolve, 300));
    finished = true;
  });
  await enqueue('slow');
  await until(() => started, Boolean);
  await worker?.stop();
  worker = undefined;
  expect(finished).toBe(true);
  expect(await jobs()).toEqual([]);
});

/** Of a worker that died with them; nothing runs that would take them over by itself. */
const beginThenDie = () =>
  query(`update graphile_worker._private_jobs set attempts = 1, locked_by = 'dead', locked_at = now()`);
const lockHolders = async () =>
  (await query<{ locked_by: string | null }>('select locked_by from graphile_worker.jobs order by id')).map(
    (job) => job.locked_by,
  );
const noneOwn = () => [];

test('the jobs of a worker that died are set free; those of a living one are not', async () => {
  let release: () => void = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  await startWorker(() => held);
  await enqueue('living');
  await until(lockHolders, ([mine]) => mine != null);
  const [mine] = await lockHolders();
  // One of its own jobs, so that no worker begins the other before it is the dead one's.
  await query(
    `insert into graphile_worker._private_jobs (task_id, payload, attempts, locked_by, locked_at)
     select task_id, payload, 1, 'dead', now() from graphile_worker._private_jobs`,
  );
  const watch = new OrphanedJobs(noneOwn, 0);
  await watch.look();
  expect((await lockHolders()).filter((holder) => holder === mine)).toHaveLength(1);
  expect(await lockHolders()).not.toContain('dead');
  release();
  await until(jobs, (rows) => rows.length === 0);
});

test('a worker must be missing for a while: one that is back by then keeps its jobs', async () => {
  await enqueue('x');
  await beginThenDie();
  const watch = new OrphanedJobs(noneOwn, 500);
  try {
    await watch.look();
    expect(await lockHolders()).toEqual(['dead']);
    await query(`select pg_advisory_lock(720441, hashtext('dead'))`);
    await new Promise((resolve) => setTimeout(resolve, 600));
    await watch.look();
    expect(await lockHolders()).toEqual(['dead']);
    await query(`select pg_advisory_unlock(720441, hashtext('dead'))`);
    // It looks again by itself, and is told nothing.
    await watch.look();
    expect(await lockHolders()).toEqual(['dead']);
    await until(lockHolders, ([holder]) => holder === null);
  } finally {
    watch.stop();
  }
});

test('a process whose own lock broke does not take its own jobs for a dead one’s', async () => {
  await enqueue('x');
  await beginThenDie();
  await new OrphanedJobs(() => ['dead'], 0).look();
  expect(await lockHolders()).toEqual(['dead']);
  await new OrphanedJobs(noneOwn, 0).look();
  expect(await lockHolders()).toEqual([null]);
});

test('a job that was asked for anew while its worker died is not left behind as given up', async () => {
  const ask = (emailId: string) =>
    db.$transaction((tx) => enqueueJob(tx, 'send_email', { emailId }, { key: 'again', queue: 'again' }));
  await ask('before');
  await beginThenDie();
  await query(
    `update graphile_worker._private_job_queues set locked_by = 'dead', locked_at = now() where queue_name = 'again'`,
  );
  await ask('after');
  expect(await jobs()).toHaveLength(2);
  await new OrphanedJobs(noneOwn, 0).look();
  expect(await jobs()).toMatchObject([{ attempts: 0 }]);
  const ran: string[] = [];
  await startWorker(async (emailId) => void ran.push(emailId));
  await until(jobs, (rows) => rows.length === 0);
  expect(ran).toEqual(['after']);
});

test('a job whose worker died at its last attempt is left behind as given up', async () => {
  await enqueue('last', 1);
  await beginThenDie();
  await query(`update graphile_worker._private_jobs set updated_at = locked_at - interval '1 s'`);
  await new OrphanedJobs(noneOwn, 0).look();
  expect(await lockHolders()).toEqual([null]);
  expect(await jobs()).toMatchObject([{ attempts: 1 }]);
});

test('the worker says every few seconds that it lives', async () => {
  await startWorker(async () => {});
  const beat = await until(
    () => db.processHeartbeat.findUnique({ where: { name: 'worker' } }),
    (row) => row !== null,
  );
  expect(Date.now() - (beat?.at.getTime() ?? 0)).toBeLessThan(5000);
});

test('a follow-up that is due rings its seller’s bell once for each planned time', async () => {
  const seller = await makeSeller();
  const at = new Date(Date.now() - 60_000);
  const lead = await makeLead({ assignedToId: seller.id, nextFollowUpAt: at, nextFollowUpNote: 'call back' });
  await makeLead({ assignedToId: seller.id, nextFollowUpAt: new Date(Date.now() + 60_000) });
  await makeLead({ assignedToId: seller.id, nextFollowUpAt: at, status: 'won' });
  await Promise.all([remindFollowUps(), remindFollowUps()]);
  await remindFollowUps();
  const bell = () =>
    db.notification.findMany({ where: { userId: seller.id }, orderBy: { createdAt: 'asc' } });
  expect(await bell()).toMatchObject([
    {
      kind: 'lead_follow_up_due',
      href: `/crm/leads/${lead.id}`,
      data: { leadId: lead.id, title: lead.title, note: 'call back' },
    },
  ]);
  await db.crmLead.update({ where: { id: lead.id }, data: { nextFollowUpAt: new Date(Date.now() - 1000) } });
  await remindFollowUps();
  expect(await bell()).toHaveLength(2);
});

test('what is long over is swept, what is not stays', async () => {
  const user = await makeUser();
  const ago = (days: number) => new Date(Date.now() - days * 86_400_000);
  await db.rateLimitWindow.createMany({
    data: [2, 0.5].map((days) => ({ key: 'k', windowStart: ago(days), count: 1 })),
  });
  for (const days of [40, 1]) {
    await db.userSession.create({ data: { userId: user.id, expiresAt: ago(days) } });
    await db.userToken.create({
      data: { userId: user.id, purpose: 'set_password', tokenHash: newId(), expiresAt: ago(days) },
    });
  }
  await sweepExpired();
  await sweepExpired();
  expect(await db.rateLimitWindow.count({ where: { key: 'k' } })).toBe(1);
  expect(await db.userSession.count({ where: { userId: user.id } })).toBe(1);
  expect(await db.userToken.count({ where: { userId: user.id } })).toBe(1);
});

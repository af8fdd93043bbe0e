import 'server-only';
import { db } from '@/lib/db/client';
import { hadNoRoom, isDatabaseUnavailable } from '@/lib/db/unavailable';
import { pusher } from '@/lib/realtime/pusher';
import { HEARTBEAT_MS } from '@/lib/worker/heartbeat';

/** `full`: it answers, but its disk has no room for what is written. */
export type Check = 'ok' | 'down' | 'full';
export type Health = {
  status: 'ok' | 'degraded';
  checks: { database: Check; worker: Check; channels: Check; email: Check };
  /** Whether the platform can do its work; e-mails that wait for their provider go out later. */
  isServing: boolean;
};

const TIMEOUT_MS = 2000;
// Three missed beats, and some time for a beat to arrive.
const WORKER_SILENT_MS = HEARTBEAT_MS * 3 + 1000;

/** Whether everything the platform needs answers right now; says nothing else, since anybody may ask. */
export async function checkHealth(): Promise<Health> {
  const [database, worker, channels, email] = await Promise.all([
    databaseAnswers(),
    answers(workerLives),
    answers(channelsAnswer),
    answers(emailsLeave),
  ]);
  const isServing = [database, worker, channels].every((check) => check === 'ok');
  const status = isServing && email === 'ok' ? 'ok' : 'degraded';
  return { status, checks: { database, worker, channels, email }, isServing };
}

async function databaseAnswers(): Promise<Check> {
  const check = await answers(async () => {
    await db.$queryRaw`SELECT 1`;
    return true;
  });
  return check === 'ok' && hadNoRoom() ? 'full' : check;
}

/**
 * A beat every few seconds; several copies share the row, so one that lives is enough. Written and compared by the
 * database's clock: those of web and worker may differ.
 */
async function workerLives(): Promise<boolean> {
  const beats = await db.$queryRaw`
    SELECT 1 FROM "ProcessHeartbeat"
    WHERE "name" = 'worker' AND "at" > clock_timestamp() - ${WORKER_SILENT_MS} * INTERVAL '1 millisecond'`;
  return Array.isArray(beats) && beats.length > 0;
}

/** No e-mail waits that its provider has refused or left unanswered. */
async function emailsLeave(): Promise<boolean> {
  const refused = await db.emailMessage.findFirst({
    where: { status: 'queued', error: { not: null } },
    select: { id: true },
  });
  return refused === null;
}

/** A signed read: it fails on a wrong key as on a dead server. */
async function channelsAnswer(): Promise<boolean> {
  const response = await pusher().get({ path: '/channels', params: {} });
  if (!response.ok) return false;
  // One that breaks off in the middle of an answer is none.
  await response.json();
  return true;
}

async function answers(ask: () => Promise<boolean>): Promise<Check> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<false>((resolve) => {
    timer = setTimeout(() => resolve(false), TIMEOUT_MS);
  });
  try {
    return (await Promise.race([ask(), late])) ? 'ok' : 'down';
  } catch (error) {
    return isDatabaseUnavailable(error) && hadNoRoom() ? 'full' : 'down';
  } finally {
    clearTimeout(timer);
  }
}

import type { RealtimeConfig } from '@/lib/realtime/client-config';
import { askUnread } from './ask-unread';
import { CatchUp, type SessionCheck } from './catch-up';
import { RealtimeConnection } from './connection';
import { createStore } from './connection-state';
import type { Realtime } from './realtime-context';
import { RefreshPace } from './refresh-pace';

export type RealtimeSettings = {
  config: RealtimeConfig;
  /** The signed-in person's own channel. */
  userChannel: string;
  /** Answers `{ unread }` to whoever is signed in, 401 to nobody. */
  unreadAddress: string;
};

// Each module has its own layout: the connection outlives the moment between two of them.
const LINGER_MS = 5_000;

let tab: Realtime | null = null;

/** The tab's one connection with all that hangs on it; another person's starts afresh. */
export function realtimeOfTab(settings: RealtimeSettings, initialUnread: number): Realtime {
  if (typeof window === 'undefined') return makeRealtime(settings, initialUnread);
  if (tab?.userChannel !== settings.userChannel) tab = makeRealtime(settings, initialUnread);
  return tab;
}

function makeRealtime(settings: RealtimeSettings, initialUnread: number): Realtime {
  const unread = createStore(initialUnread);
  const readUnread = async (): Promise<SessionCheck> => {
    const answer = await askUnread(settings.unreadAddress);
    if (answer === 'ended') window.location.reload();
    if (typeof answer === 'string') return answer;
    unread.set(answer);
    return 'ok';
  };
  const connection = new RealtimeConnection(settings.config);
  const catchUp = new CatchUp(readUnread);
  let holders = 0;
  let stopping: ReturnType<typeof setTimeout> | undefined;
  let refresh = () => {};
  const pace = new RefreshPace(() => refresh());

  const hold = (refreshPage: () => void) => {
    refresh = refreshPage;
    clearTimeout(stopping);
    holders += 1;
    if (holders === 1 && stopping === undefined) connection.start();
    stopping = undefined;
    return () => {
      holders -= 1;
      pace.stop();
      if (holders > 0) return;
      stopping = setTimeout(() => {
        stopping = undefined;
        catchUp.stop();
        connection.stop();
      }, LINGER_MS);
    };
  };
  return { connection, catchUp, pace, hold, userChannel: settings.userChannel, unread, readUnread };
}

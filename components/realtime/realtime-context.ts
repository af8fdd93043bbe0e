'use client';

import { createContext, useContext } from 'react';
import type { CatchUp, SessionCheck } from './catch-up';
import type { RealtimeConnection } from './connection';
import type { RefreshPace } from './refresh-pace';

export type Realtime = {
  connection: RealtimeConnection;
  catchUp: CatchUp;
  pace: RefreshPace;
  /** Keeps the connection open, and refreshes pages by this function; returns how to let go. */
  hold: (refreshPage: () => void) => () => void;
  userChannel: string;
  unread: {
    get: () => number;
    set: (count: number) => void;
    subscribe: (listener: () => void) => () => void;
  };
  /** Reads the count of unread notifications again, and with it whether the session still holds. */
  readUnread: () => Promise<SessionCheck>;
};

export const RealtimeContext = createContext<Realtime | null>(null);

export function useRealtimeContext(): Realtime {
  const realtime = useContext(RealtimeContext);
  if (!realtime) throw new Error('this component needs a RealtimeProvider above it');
  return realtime;
}

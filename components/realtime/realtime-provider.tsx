'use client';

import { useRouter } from 'next/navigation';
import { type ReactNode, useEffect, useRef, useState, useTransition } from 'react';
import type { RealtimeConfig } from '@/lib/realtime/client-config';
import { askUnread } from './ask-unread';
import { CatchUp, type SessionCheck } from './catch-up';
import { RealtimeConnection } from './connection';
import { createStore } from './connection-state';
import { OwnChannel } from './own-channel';
import { type Realtime, RealtimeContext } from './realtime-context';
import { RefreshPace } from './refresh-pace';

type Props = {
  config: RealtimeConfig;
  /** The signed-in person's own channel. */
  userChannel: string;
  /** Answers `{ unread }` to whoever is signed in, 401 to nobody. */
  unreadAddress: string;
  initialUnread: number;
  children: ReactNode;
};

/** One connection per tab for all pages of the workspace. */
export function RealtimeProvider({ children, initialUnread, ...fixed }: Props) {
  const router = useRouter();
  const [isRefreshing, startRefresh] = useTransition();
  const refresh = useRef(() => {});
  useEffect(() => {
    refresh.current = () => startRefresh(() => router.refresh());
  }, [router]);
  const [realtime] = useState(() => makeRealtime(fixed, initialUnread, () => refresh.current()));
  const { connection, catchUp, pace, unread } = realtime;

  useEffect(() => unread.set(initialUnread), [unread, initialUnread]);
  useEffect(() => {
    if (!isRefreshing) pace.done();
  }, [isRefreshing, pace]);
  useEffect(() => {
    connection.start();
    return () => {
      connection.stop();
      catchUp.stop();
      pace.stop();
    };
  }, [connection, catchUp, pace]);

  return (
    <RealtimeContext value={realtime}>
      <OwnChannel />
      {children}
    </RealtimeContext>
  );
}

type Fixed = Pick<Props, 'config' | 'userChannel' | 'unreadAddress'>;

function makeRealtime(fixed: Fixed, initialUnread: number, refresh: () => void): Realtime {
  const unread = createStore(initialUnread);
  const readUnread = async (): Promise<SessionCheck> => {
    const answer = await askUnread(fixed.unreadAddress);
    if (answer === 'ended') window.location.reload();
    if (typeof answer === 'string') return answer;
    unread.set(answer);
    return 'ok';
  };
  return {
    connection: new RealtimeConnection(fixed.config),
    catchUp: new CatchUp(readUnread),
    pace: new RefreshPace(refresh),
    userChannel: fixed.userChannel,
    unread,
    readUnread,
  };
}

'use client';

import { useEffect, useRef } from 'react';
import type { RealtimeEvent, RealtimePayload } from '@/lib/realtime/channels';
import { useRealtimeContext } from './realtime-context';

export type RealtimeHandlers = { [E in RealtimeEvent]?: (payload: RealtimePayload<E>) => void };

/**
 * Listens to a channel while the component is mounted. Events say that something changed, never what:
 * handlers refetch. `onReconnect` runs whenever something may have been missed (after the first
 * subscription and after each reconnection), once the server answers again: refetch there too.
 * Handlers may be new functions at each render.
 */
export function useRealtime(channelName: string, events: RealtimeHandlers, onReconnect: () => void): void {
  const { connection, catchUp } = useRealtimeContext();
  const handlers = useRef({ events, onReconnect });
  useEffect(() => {
    handlers.current = { events, onReconnect };
  });
  useEffect(() => {
    const refetch = () => handlers.current.onReconnect();
    const remove = connection.subscriptions.add(channelName, {
      onEvent: (event, payload) => {
        const handler = (handlers.current.events as Record<string, ((payload: unknown) => void) | undefined>)[
          event
        ];
        handler?.(payload);
      },
      onGap: () => catchUp.ask(refetch),
    });
    return () => {
      remove();
      catchUp.forget(refetch);
    };
  }, [channelName, connection, catchUp]);
}

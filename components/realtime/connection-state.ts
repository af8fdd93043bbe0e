/** `paused`: connected, but the server has no data to give just now. */
export type ConnectionStatus = 'connecting' | 'live' | 'paused' | 'reconnecting' | 'offline';

/** `since`: when the page last was live, in epoch milliseconds; null while it never was lost. */
export type ConnectionState = { status: ConnectionStatus; since: number | null };

export const initialConnection: ConnectionState = { status: 'connecting', since: null };

/** A place for one value that React reads by useSyncExternalStore. */
export function createStore<T>(initial: T) {
  let value = initial;
  const listeners = new Set<() => void>();
  return {
    get: () => value,
    set: (next: T) => {
      if (Object.is(next, value)) return;
      value = next;
      for (const listener of listeners) listener();
    },
    subscribe: (listener: () => void) => {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
  };
}

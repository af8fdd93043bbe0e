import { encodeProtocolMessage } from '../protocol';
import type { SignedInUser } from '../rules/presence-data';
import type { Subscriber } from './subscriber';

interface WatchlistEvent {
  name: 'online' | 'offline';
  user_ids: string[];
}

/** Which connections belong to which signed-in user, and who watches whom. */
export class UserDirectory<C extends Subscriber> {
  private readonly connectionsOf = new Map<string, Set<C>>();
  private readonly watchersOf = new Map<string, Set<C>>();

  /** Signs the connection in; watchers hear of a user's first connection, the connection of those it watches. */
  signIn(connection: C, user: SignedInUser): void {
    if (addTo(this.connectionsOf, user.id, connection)) this.tellWatchers(user.id, 'online');
    for (const watchedId of user.watchlist) addTo(this.watchersOf, watchedId, connection);
    if (user.watchlist.length > 0) sendWatchlistEvents(connection, this.presenceOf(user.watchlist));
  }

  signOut(connection: C, user: SignedInUser): void {
    for (const watchedId of user.watchlist) removeFrom(this.watchersOf, watchedId, connection);
    if (removeFrom(this.connectionsOf, user.id, connection)) this.tellWatchers(user.id, 'offline');
  }

  connections(userId: string): C[] {
    return [...(this.connectionsOf.get(userId) ?? [])];
  }

  private presenceOf(userIds: readonly string[]): WatchlistEvent[] {
    const online = userIds.filter((id) => this.connectionsOf.has(id));
    const offline = userIds.filter((id) => !this.connectionsOf.has(id));
    const events: WatchlistEvent[] = [
      { name: 'online', user_ids: online },
      { name: 'offline', user_ids: offline },
    ];
    return events.filter((event) => event.user_ids.length > 0);
  }

  private tellWatchers(userId: string, name: WatchlistEvent['name']): void {
    for (const watcher of this.watchersOf.get(userId) ?? []) {
      sendWatchlistEvents(watcher, [{ name, user_ids: [userId] }]);
    }
  }
}

function sendWatchlistEvents(to: Subscriber, events: WatchlistEvent[]): void {
  to.send(encodeProtocolMessage('pusher_internal:watchlist_events', { events }));
}

/** True when the set was empty before. */
function addTo<C>(sets: Map<string, Set<C>>, key: string, value: C): boolean {
  const set = sets.get(key);
  if (set) set.add(value);
  else sets.set(key, new Set([value]));
  return set === undefined;
}

/** True when the set is empty now. */
function removeFrom<C>(sets: Map<string, Set<C>>, key: string, value: C): boolean {
  const set = sets.get(key);
  if (!set?.delete(value) || set.size > 0) return false;
  sets.delete(key);
  return true;
}

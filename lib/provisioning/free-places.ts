import 'server-only';
import { db } from '@/lib/db/client';
import { roomsOf } from './node-room';
import { CAPACITY_KEYS, type NodeRoom, type ServerSize } from './placement';

/** How many more servers of one size the open nodes can take. */
export function placesIn(rooms: readonly NodeRoom[], size: ServerSize): number {
  return rooms
    .filter(({ open }) => open)
    .reduce(
      (sum, { free }) =>
        sum + Math.max(0, Math.min(...CAPACITY_KEYS.map((key) => Math.floor(free[key] / size[key])))),
      0,
    );
}

/** The same now; null where no machine is recorded, and capacity is not kept account of. */
export async function freePlacesFor(size: ServerSize): Promise<number | null> {
  const rooms = await roomsOf(db);
  return rooms.length === 0 ? null : placesIn(rooms, size);
}

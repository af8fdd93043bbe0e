'use client';

import type { RealtimeEvent } from '@/lib/realtime/channels';
import { useRealtimeContext } from './realtime-context';
import { useRealtime } from './use-realtime';

type Props = { channel: string; events: readonly RealtimeEvent[] };

/** Renders nothing; the page's server components run again when one of these events comes, or may have. */
export function RefreshOn({ channel, events }: Props) {
  const { pace } = useRealtimeContext();
  const refresh = () => pace.ask();
  useRealtime(channel, Object.fromEntries(events.map((event) => [event, refresh])), refresh);
  return null;
}

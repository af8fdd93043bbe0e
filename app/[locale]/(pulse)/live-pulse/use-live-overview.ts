'use client';

import { useEffect, useRef, useState } from 'react';
import { LivePace } from '@/components/realtime/live-pace';
import { readJson } from '@/components/realtime/read-json';
import { useRealtimeContext } from '@/components/realtime/realtime-context';
import { useRealtime } from '@/components/realtime/use-realtime';
import type { PulseOverview } from '@/lib/pulse/overview';
import { readOverviewJson } from '@/lib/pulse/overview-json';
import { channelNames } from '@/lib/realtime/channels';

const GAP_MS = 250;

type Read = { address: string; overview: PulseOverview };

/** The overview as it is now: of what the page was given and what was read since, the later. */
export function useLiveOverview(given: PulseOverview, address: string): PulseOverview {
  const { pace, catchUp } = useRealtimeContext();
  const [read, setRead] = useState<Read | null>(null);
  const latest = useRef(address);
  latest.current = address;
  const [live] = useState(
    () =>
      new LivePace(async () => {
        const asked = latest.current;
        const overview = await readJson(asked, readOverviewJson);
        if (overview) setRead({ address: asked, overview });
        else catchUp.ask(() => pace.ask());
      }, GAP_MS),
  );
  useEffect(() => live.start(), [live]);
  useRealtime(channelNames.pulse, { 'pulse.event': () => live.ask() }, () => pace.ask());
  return read?.address === address && read.overview.turn > given.turn ? read.overview : given;
}

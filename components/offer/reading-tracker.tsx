'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useRef } from 'react';
import { newBrowserKey } from '@/lib/browser-key';
import type { OfferWay } from './way-field';

const ADDRESS = '/api/quotes/visits';
/** Nobody reads in less; and what opens a page only to look at its code has gone by then. */
const FIRST_MS = 2_000;
const EVERY_MS = 5_000;
/** Without a sign of life for so long the reader has left the page open and gone. */
const IDLE_MS = 120_000;

type Props = {
  way: OfferWay;
  /** What the page was made from. */
  stamp: string;
};

/**
 * Tells the seller, while the page is in sight, which part is being read and for how long, and shows what changed
 * meanwhile: an answer, more time, a new version. Knows nothing of who reads.
 */
export function ReadingTracker({ way: { by, value }, stamp }: Props) {
  const router = useRouter();
  const shown = useRef(stamp);
  shown.current = stamp;
  useEffect(
    () => trackReading({ [by]: value }, (now) => now !== shown.current && router.refresh()),
    [by, value, router],
  );
  return null;
}

/** Tells that it is read; hears the stamp of what the page should show, null when it should show nothing any more. */
async function tellReading(body: string): Promise<string | null | undefined> {
  try {
    const response = await fetch(ADDRESS, { method: 'POST', body, keepalive: true });
    if (response.status === 404) return null;
    return response.status === 200 ? ((await response.json()) as { stamp: string }).stamp : undefined;
  } catch {
    // Offline, or on the way out: the next beat tells again.
    return undefined;
  }
}

function trackReading(way: Record<string, string>, onStamp: (stamp: string | null) => void): () => void {
  const visitKey = newBrowserKey();
  const seconds: Record<string, number> = {};
  const visible = new Map<string, number>();
  let told = false;
  let activeAt = performance.now();
  let sinceMs = performance.now();

  const sections = [...document.querySelectorAll<HTMLElement>('[data-section]')];
  const observer = new IntersectionObserver(
    (entries) => {
      count();
      for (const { target, intersectionRect } of entries)
        visible.set((target as HTMLElement).dataset.section ?? '', intersectionRect.height);
    },
    { threshold: [0, 0.25, 0.5, 0.75, 1] },
  );
  for (const section of sections) observer.observe(section);

  /** The part that fills most of the window. */
  const current = (): string | null => {
    const [name, height] = [...visible].sort(([, one], [, other]) => other - one)[0] ?? [];
    return name && height ? name : null;
  };
  const isReading = () => document.visibilityState === 'visible' && performance.now() - activeAt < IDLE_MS;
  const count = () => {
    const at = performance.now();
    const name = current();
    if (name && isReading()) seconds[name] = (seconds[name] ?? 0) + (at - sinceMs) / 1_000;
    sinceMs = at;
  };
  const tell = (section: string | null) => {
    const whole = Object.fromEntries(Object.entries(seconds).map(([name, time]) => [name, Math.round(time)]));
    const body = JSON.stringify({ ...way, visitKey, section, seconds: whole });
    told = true;
    if (section === null) navigator.sendBeacon?.(ADDRESS, body);
    else void tellReading(body).then((stamp) => stamp !== undefined && onStamp(stamp));
  };
  const beat = () => {
    count();
    if (isReading()) tell(current());
  };
  const leave = () => {
    count();
    if (told) tell(null);
  };
  const onVisibility = () => {
    if (document.visibilityState === 'hidden') return leave();
    sinceMs = performance.now();
    activeAt = sinceMs;
    if (told) beat();
  };
  const onActivity = () => {
    activeAt = performance.now();
  };

  const signs = ['pointerdown', 'pointermove', 'keydown', 'scroll'] as const;
  for (const sign of signs) window.addEventListener(sign, onActivity, { passive: true });
  document.addEventListener('visibilitychange', onVisibility);
  window.addEventListener('pagehide', leave);
  const first = setTimeout(beat, FIRST_MS);
  const timer = setInterval(beat, EVERY_MS);
  return () => {
    leave();
    observer.disconnect();
    clearTimeout(first);
    clearInterval(timer);
    for (const sign of signs) window.removeEventListener(sign, onActivity);
    document.removeEventListener('visibilitychange', onVisibility);
    window.removeEventListener('pagehide', leave);
  };
}

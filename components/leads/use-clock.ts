'use client';

import { useEffect, useState } from 'react';

const TICK_MS = 30_000;

/** The current time, starting from the server's so that both render the same, then kept going. */
export function useClock(serverTime: Date): Date {
  const [at, setAt] = useState(serverTime);
  useEffect(() => {
    const timer = setInterval(() => setAt(new Date()), TICK_MS);
    return () => clearInterval(timer);
  }, []);
  return at;
}

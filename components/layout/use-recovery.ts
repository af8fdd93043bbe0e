'use client';

import { usePathname, useRouter } from 'next/navigation';
import { startTransition, useCallback, useEffect, useRef } from 'react';

const WAITS_MS = [2_000, 5_000, 10_000, 20_000, 40_000, 60_000];
const PATIENCE_MS = 5_000;
const FORGOTTEN_MS = 5 * 60_000;

// Outlives the page, which is made anew by each try that fails.
let tried = { path: '', count: 0, at: 0 };

/**
 * A page that could not be shown because the server was away is shown once it is back; one that is broken is tried a few
 * times, further and further apart. Returns how to try at once.
 */
export function useRecovery(reset: () => void): () => void {
  const router = useRouter();
  const path = usePathname();
  const latest = useRef(reset);
  latest.current = reset;
  const retry = useCallback(
    () =>
      startTransition(() => {
        router.refresh();
        latest.current();
      }),
    [router],
  );
  useEffect(() => {
    const isOld = tried.path !== path || Date.now() - tried.at > FORGOTTEN_MS;
    if (isOld) tried = { path, count: 0, at: Date.now() };
    let timer: ReturnType<typeof setTimeout> | undefined;
    const wait = () => {
      const waitMs = WAITS_MS[tried.count];
      if (waitMs !== undefined) timer = setTimeout(() => void attempt(), waitMs);
    };
    const attempt = async () => {
      const isBack = await serverAnswers();
      if (timer === undefined) return;
      // While it is away nothing is tried, so nothing is used up.
      if (isBack) {
        tried = { path, count: tried.count + 1, at: Date.now() };
        retry();
      } else wait();
    };
    wait();
    return () => {
      clearTimeout(timer);
      timer = undefined;
    };
  }, [path, retry]);
  return retry;
}

async function serverAnswers(): Promise<boolean> {
  try {
    const signal = AbortSignal.timeout(PATIENCE_MS);
    const answer = await fetch('/api/health', { cache: 'no-store', signal });
    const { checks }: { checks?: { database?: string } } = await answer.json();
    return checks?.database === 'ok';
  } catch {
    return false;
  }
}

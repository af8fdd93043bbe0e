import 'server-only';
import { setTimeout as sleep } from 'node:timers/promises';

/** Waits until a page comes back, whatever it says: from then on a person who opens the address sees something. */
export async function waitUntilServed(port: number, host: string): Promise<void> {
  const reachable = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host;
  for (;;) {
    try {
      const response = await fetch(`http://${reachable}:${port}/`, { redirect: 'manual' });
      await response.body?.cancel();
      return;
    } catch {
      await sleep(50);
    }
  }
}

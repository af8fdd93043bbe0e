import 'server-only';
import autocannon from 'autocannon';

const CONNECTIONS = 10;

/** Pages a second from one address, over and over; every answer must be a 200. */
export async function pagesPerSecond(url: string, seconds: number): Promise<number> {
  await autocannon({ url, connections: CONNECTIONS, duration: 2 });
  const result = await autocannon({ url, connections: CONNECTIONS, duration: seconds });
  if (result.errors > 0 || result.non2xx > 0) {
    throw new Error(`${url}: ${result.errors} errors, ${result.non2xx} answers that are no 200`);
  }
  return result.requests.average;
}

export type Asked = { status: number; headers: Headers; text: string };

/**
 * A request with its whole answer. Rejects after `limitMs` by a clock of its own: the abort signal of a request whose
 * connection was lost at the wrong moment may never come, and a test would wait for ever.
 */
export async function ask(url: string, init: RequestInit, limitMs: number): Promise<Asked> {
  const controller = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      controller.abort();
      reject(new Error(`no answer from ${url} in ${limitMs} ms`));
    }, limitMs);
  });
  const work = async (): Promise<Asked> => {
    const answer = await fetch(url, { ...init, signal: controller.signal });
    return { status: answer.status, headers: answer.headers, text: await answer.text() };
  };
  const working = work();
  working.catch(() => {});
  try {
    return await Promise.race([working, late]);
  } finally {
    clearTimeout(timer);
  }
}

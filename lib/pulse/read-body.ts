import 'server-only';

/** The sender went away before the end of what it sent. */
export class BodyBrokenOff extends Error {}

/**
 * The text of a request's body, or null once it is longer than `limit` bytes; never holds more than that. Throws
 * BodyBrokenOff when the body ends before its end.
 */
export async function readTextWithin(request: Request, limit: number): Promise<string | null> {
  if (Number(request.headers.get('content-length') ?? 0) > limit) return null;
  const decoder = new TextDecoder();
  let size = 0;
  let text = '';
  const reader = request.body?.getReader();
  while (reader) {
    const { done, value } = await reader.read().catch((error: unknown) => {
      throw new BodyBrokenOff('the body broke off', { cause: error });
    });
    if (done) break;
    size += value.byteLength;
    if (size > limit) {
      await reader.cancel();
      return null;
    }
    text += decoder.decode(value, { stream: true });
  }
  return text + decoder.decode();
}

/** The close and error codes of the Pusher protocol, version 7. Clients choose how to reconnect by their hundreds. */
export const errorCode = {
  appNotFound: 4001,
  pathNotFound: 4005,
  invalidVersion: 4006,
  unsupportedProtocol: 4007,
  protocolMissing: 4008,
  unauthorized: 4009,
  overCapacity: 4100,
  reconnect: 4200,
  pongTimeout: 4201,
  clientEventRate: 4301,
  watchlistTooLong: 4302,
} as const;

/** The hosted service answers a refused subscription or event with a null code. */
export type ErrorCode = (typeof errorCode)[keyof typeof errorCode] | null;

/** Why a message of a client was not done. It is told to that client alone, whose connection stays. */
export interface Refusal {
  message: string;
  code: ErrorCode;
}

export function refusal(message: string, code: ErrorCode = null): Refusal {
  return { message, code };
}

export interface ServerMessage {
  event: string;
  channel?: string;
  data: unknown;
  user_id?: string;
}

/** A message as bytes, so that a thousand listeners cost one encoding. */
export function encodeMessage(message: ServerMessage): Buffer {
  return Buffer.from(JSON.stringify(message));
}

/** The protocol's own messages carry their data as JSON inside a string. */
export function encodeProtocolMessage(event: string, data: unknown, channel?: string): Buffer {
  return encodeMessage({ event, ...(channel === undefined ? {} : { channel }), data: JSON.stringify(data) });
}

export function encodeError(code: number | null, message: string): Buffer {
  return encodeMessage({ event: 'pusher:error', data: { code, message } });
}

export interface ClientMessage {
  event: string;
  channel: unknown;
  data: unknown;
}

/** Reads a client's frame; null when it is not a JSON object with an event name. */
export function parseClientMessage(text: string): ClientMessage | null {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    return null;
  }
  if (!isRecord(parsed) || typeof parsed.event !== 'string') return null;
  return { event: parsed.event, channel: parsed.channel, data: parsed.data };
}

/** A JSON object, own properties only: `__proto__` in a message is data like any other. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

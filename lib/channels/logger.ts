type Log = (fields: Record<string, unknown>, message: string) => void;

/** What the server asks of a logger; pino's fits. */
export interface ChannelsLogger {
  info: Log;
  warn: Log;
  error: Log;
}

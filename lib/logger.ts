import pino from 'pino';

/** Structured logs on standard output, one JSON line an event. */
export const logger = pino({
  level: process.env.LOG_LEVEL ?? 'info',
  base: { process: process.env.PROCESS_NAME ?? 'web' },
  redact: ['password', '*.password', 'token', '*.token', 'headers.cookie', 'headers.authorization'],
});

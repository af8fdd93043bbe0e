import type { Instrumentation } from 'next';

/** Runs once, before the first request is answered. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return;
  const { openFrontDoor } = await import('@/lib/front-door/open');
  openFrontDoor();
  const { followDatabaseClock } = await import('@/lib/db/database-clock');
  await followDatabaseClock();
}

/** Every unexpected error with the reference its error page shows, and never what was typed. */
export const onRequestError: Instrumentation.onRequestError = async (error, request, context) => {
  if (hasLeft(error)) return;
  const { logger } = await import('@/lib/logger');
  const digest = typeof error === 'object' && error !== null && 'digest' in error ? error.digest : undefined;
  logger.error(
    {
      err: error,
      requestId: digest,
      method: request.method,
      path: withoutSecrets(request.path),
      route: context.routePath,
      kind: context.routeType,
    },
    'request failed',
  );
};

/** The reader closed the page before it was all there: nothing went wrong here. */
function hasLeft(error: unknown): boolean {
  return error instanceof Error && /^The destination stream (errored|closed)/.test(error.message);
}

/** Links with a token are as good as a password, and queries hold what people search for. */
function withoutSecrets(path: string): string {
  return path
    .replace(/\?.*$/, '')
    .replace(/\/(set-password|confirm-request|receipt|quotes|survey)\/[^/]+/, '/$1/…');
}

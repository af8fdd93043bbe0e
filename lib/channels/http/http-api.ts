import type { IncomingMessage, ServerResponse } from 'node:http';
import type { ChannelsLogger } from '../logger';
import { bodyProblem, type Credentials, requestProblem } from '../rules/signature';
import { readBody } from './body';
import { HttpError } from './http-error';
import { type ApiContext, answerCall } from './routes';

export interface HttpApiOptions extends ApiContext {
  credentials: Credentials;
  logger: ChannelsLogger;
  now: () => number;
  connectionCount: () => number;
}

/** Serves the signed HTTP API under /apps/ID, and an unsigned health answer. */
export class HttpApi {
  constructor(private readonly options: HttpApiOptions) {}

  async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    try {
      sendJson(response, 200, await this.answer(request));
    } catch (error) {
      this.fail(request, response, error);
    }
  }

  private async answer(request: IncomingMessage): Promise<unknown> {
    const [path = '/', search = ''] = (request.url ?? '/').split('?', 2);
    const method = request.method ?? 'GET';
    if (method === 'GET' && (path === '/' || path === '/health')) {
      return { status: 'ok', connections: this.options.connectionCount() };
    }
    if (!path.startsWith('/apps/')) throw new HttpError(404, 'Unknown path');

    const { credentials, now, limits } = this.options;
    const query = new URLSearchParams(search);
    const nowS = now() / 1_000;
    // The signature covers the body's hash, so a stranger's body is never even read.
    refuse(requestProblem(credentials, { method, path, query }, nowS, limits.timestampToleranceS));
    const [appId, ...segments] = pathSegments(path);
    if (appId !== credentials.appId) refuse('auth_key does not belong to this app');
    const body = await readBody(request, limits.requestBodyBytes);
    refuse(bodyProblem(query, body));
    return answerCall(this.options, { method, segments, query, body });
  }

  private fail(request: IncomingMessage, response: ServerResponse, error: unknown): void {
    if (error instanceof HttpError) {
      sendJson(response, error.status, { error: error.message });
      return;
    }
    if (request.destroyed && !request.complete) {
      this.options.logger.warn({ method: request.method }, 'request given up by its sender');
      return;
    }
    this.options.logger.error({ err: error, method: request.method }, 'request failed');
    sendJson(response, 500, { error: 'Internal error' });
  }
}

function refuse(problem: string | null): void {
  if (problem !== null) throw new HttpError(401, problem);
}

function pathSegments(path: string): string[] {
  try {
    return path.slice('/apps/'.length).split('/').map(decodeURIComponent);
  } catch {
    throw new HttpError(400, 'Invalid path');
  }
}

function sendJson(response: ServerResponse, status: number, body: unknown): void {
  if (response.headersSent || response.destroyed) return;
  const text = JSON.stringify(body);
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'content-length': Buffer.byteLength(text),
    'cache-control': 'no-store',
    // What is left of a refused body is not worth reading.
    ...(status === 413 ? { connection: 'close' } : {}),
  });
  response.end(text);
}

import 'server-only';
import type { FormFields } from './html-form';

export type PageAnswer = { status: number; path: string; text: string };

type Answer = { response: Response; text: string };

type Identity = { address: string; userAgent: string; language: string };

const MOST_REDIRECTS = 5;
const PATIENCE_MS = 30_000;

/**
 * One person's browser, reduced to HTTP: it keeps cookies, follows redirects, posts forms, and comes from an address of
 * its own as the nearest proxy would write it. Throws when the platform does not answer at all.
 */
export class PlainBrowser {
  private readonly cookies = new Map<string, string>();

  constructor(
    private readonly base: string,
    private readonly identity: Identity,
  ) {}

  /** Its cookies as it sends them, for who goes on with its session by other means. */
  get cookieHeader(): string {
    return [...this.cookies].map((pair) => pair.join('=')).join('; ');
  }

  /** Opens a page, wherever it leads. */
  open(path: string): Promise<PageAnswer> {
    return this.follow(path, { method: 'GET' });
  }

  /** Posts a form to the page it is on, as a browser does that runs no script. */
  submit(path: string, form: FormFields): Promise<PageAnswer> {
    return this.follow(path, { method: 'POST', body: formData(form) });
  }

  /** Calls a server action with a form, as the page's script does: an answer, or where it leads. */
  async act(path: string, action: string, form: FormFields): Promise<ActionAnswer> {
    const body = formData(
      form.filter(([name]) => !name.startsWith('$ACTION')).map(([name, value]) => [`_1_${name}`, value]),
    );
    body.append('0', JSON.stringify([{ ok: null }, '$K1']));
    const headers = { 'Next-Action': action, Accept: 'text/x-component' };
    const { response, text } = await this.send(path, { method: 'POST', body, headers });
    const target = response.headers.get('x-action-redirect')?.split(';')[0] ?? textIn(text, 'goTo');
    return {
      status: response.status,
      redirect: target,
      ok: /"ok":true/.test(text),
      message: textIn(text, 'message'),
    };
  }

  /** Sends JSON, or whatever text, and gives the answer as it came. */
  async post(path: string, body: string, headers: Record<string, string>): Promise<PageAnswer> {
    const { response, text } = await this.send(path, { method: 'POST', body, headers });
    return { status: response.status, path, text };
  }

  private async follow(path: string, init: RequestInit): Promise<PageAnswer> {
    let at = path;
    let next = init;
    for (let hop = 0; hop <= MOST_REDIRECTS; hop += 1) {
      const headers = { Accept: 'text/html,*/*;q=0.8' };
      const { response, text } = await this.send(at, { ...next, headers });
      const target = response.headers.get('location');
      if (response.status < 300 || response.status >= 400 || !target)
        return { status: response.status, path: at, text };
      const url = new URL(target, new URL(at, this.base));
      at = `${url.pathname}${url.search}`;
      next = { method: 'GET' };
    }
    throw new Error(`${path} leads round in circles`);
  }

  private async send(path: string, init: RequestInit): Promise<Answer> {
    const ending = new AbortController();
    let timer: NodeJS.Timeout | undefined;
    // Not left to the signal alone: a connection cut off in the middle of an answer can leave its reader waiting.
    const impatience = new Promise<never>((_, reject) => {
      timer = setTimeout(() => {
        reject(new Error(`${path} did not answer within ${PATIENCE_MS / 1000} s`));
        ending.abort();
      }, PATIENCE_MS);
    });
    try {
      return await Promise.race([this.fetched(path, { ...init, signal: ending.signal }), impatience]);
    } finally {
      clearTimeout(timer);
    }
  }

  private async fetched(path: string, init: RequestInit): Promise<Answer> {
    const { address, userAgent, language } = this.identity;
    const response = await fetch(new URL(path, this.base), {
      ...init,
      redirect: 'manual',
      headers: {
        'User-Agent': userAgent,
        'Accept-Language': language,
        'X-Forwarded-For': address,
        ...(init.method === 'POST' ? { Origin: new URL(this.base).origin } : {}),
        ...(this.cookies.size > 0 ? { Cookie: this.cookieHeader } : {}),
        ...init.headers,
      },
    });
    for (const line of response.headers.getSetCookie()) this.keep(line);
    return { response, text: await response.text() };
  }

  private keep(line: string): void {
    const pair = line.split(';')[0] ?? '';
    const at = pair.indexOf('=');
    const [name, value] = [pair.slice(0, at), pair.slice(at + 1)];
    if (value === '') this.cookies.delete(name);
    else this.cookies.set(name, value);
  }
}

export type ActionAnswer = { status: number; redirect: string | null; ok: boolean; message: string | null };

function textIn(answer: string, name: 'message' | 'goTo'): string | null {
  const found = new RegExp(`"${name}":"((?:[^"\\\\]|\\\\.)*)"`).exec(answer)?.[1];
  return found === undefined ? null : (JSON.parse(`"${found}"`) as string);
}

function formData(form: readonly (readonly [string, string])[]): FormData {
  const data = new FormData();
  for (const [name, value] of form) data.append(name, value);
  return data;
}

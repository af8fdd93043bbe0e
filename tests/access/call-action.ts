import { readFileSync } from 'node:fs';
import type { APIRequestContext } from '@playwright/test';
import { messagesOf } from '@/lib/i18n/messages';
import { pages } from './pages';
import { addressIn } from './read-world';
import type { World } from './world';

type Manifest = {
  node: Record<string, { filename: string; exportedName: string; workers: Record<string, unknown> }>;
};

export type BuiltAction = { id: string; file: string; name: string; pages: string[] };

/** Every server action of the build, as the build itself lists them. */
export function builtActions(root = '.'): BuiltAction[] {
  const manifest = JSON.parse(
    readFileSync(`${root}/.next/server/server-reference-manifest.json`, 'utf8'),
  ) as Manifest;
  return Object.entries(manifest.node).map(([id, { filename, exportedName, workers }]) => ({
    id,
    file: filename,
    name: exportedName,
    pages: Object.keys(workers).map((page) => page.replace(/^app\/\[locale\]\//, '')),
  }));
}

/** Where an action is called: of the pages that have it, the one that most may open. */
export function pathOf(action: BuiltAction, world: World): string {
  const [open] = pages
    .filter(({ file }) => action.pages.includes(file))
    .sort((one, other) => other.opens.length - one.opens.length);
  return open ? addressIn(world, open.path) : '/login';
}

export type ActionAnswer = 'passes' | 'refused';

const { errors } = messagesOf('fr');
const REFUSALS = [errors.signed_out, errors.forbidden];

/**
 * Calls an action the way a page does, with an empty form: who may not act is refused before the form
 * is looked at, everybody else hears what is missing in it. Any other answer is an error.
 */
export async function callAction(
  request: APIRequestContext,
  action: BuiltAction,
  path: string,
): Promise<ActionAnswer> {
  const response = await request.post(path, {
    headers: { 'Next-Action': action.id, Accept: 'text/x-component' },
    multipart: { '0': JSON.stringify([{ ok: null }, '$K1']) },
    maxRedirects: 0,
  });
  const body = await response.text();
  // Turned away by the middleware; an action that acted and leads on says where to.
  if ([307, 308, 404].includes(response.status())) return 'refused';
  if (response.headers()['x-action-redirect']) return 'passes';
  const message = /"message":"((?:[^"\\]|\\.)*)"/.exec(body)?.[1];
  const text = message === undefined ? undefined : (JSON.parse(`"${message}"`) as string);
  if (text && REFUSALS.includes(text)) return 'refused';
  if (response.status() === 200 && /"ok":(true|false)/.test(body)) return 'passes';
  throw new Error(`${action.name} at ${path} answered ${response.status()}: ${body.slice(0, 300)}`);
}

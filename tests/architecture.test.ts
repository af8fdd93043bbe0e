import { readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, it } from 'vitest';
import { sourceFiles } from './setup/source-files';

/** `imports` holds all of them, `values` those that are still there when types are erased. */
type SourceFile = { path: string; text: string; imports: string[]; values: string[] };

const IMPORT =
  /(?:^|\n)\s*(?:import|export)\s(type\s)?(?:[^'";]*?\sfrom\s)?['"]([^'"]+)['"]|import\(\s*['"]([^'"]+)['"]\s*\)/g;

function resolved(from: string, target: string): string {
  if (target.startsWith('@/')) return target.slice(2);
  return target.startsWith('.') ? normalize(join(dirname(from), target)) : target;
}

const files: SourceFile[] = sourceFiles(['app', 'components', 'lib', 'emails'])
  .filter((path) => !path.includes('.test.') && !path.startsWith('lib/db/generated'))
  .map((path) => {
    const text = readFileSync(path, 'utf8');
    const found = [...text.matchAll(IMPORT)].map(([, type, fromTarget, dynamicTarget]) => ({
      isType: type !== undefined,
      target: resolved(path, fromTarget ?? dynamicTarget ?? ''),
    }));
    const imports = found.map(({ target }) => target);
    return { path, text, imports, values: found.filter(({ isType }) => !isType).map(({ target }) => target) };
  });

const isClient = (file: SourceFile) => /^['"]use client['"]/.test(file.text);
const isActionFile = (file: SourceFile) => /^['"]use server['"]/.test(file.text);

function offenders(where: (file: SourceFile) => boolean, isWrong: (target: string) => boolean): string[] {
  return files
    .filter(where)
    .flatMap(({ path, imports }) => imports.filter(isWrong).map((target) => `${path} → ${target}`));
}

describe('arrows', () => {
  it('reads the whole source', () => {
    expect(files.length).toBeGreaterThan(100);
  });

  it('lib knows neither pages nor components', () => {
    expect(
      offenders(
        ({ path }) => path.startsWith('lib/'),
        (to) => /^(app|components)\//.test(to),
      ),
    ).toEqual([]);
  });

  it('components know no pages', () => {
    expect(
      offenders(
        ({ path }) => path.startsWith('components/'),
        (to) => to.startsWith('app/'),
      ),
    ).toEqual([]);
  });

  it('e-mail templates take props and nothing else', () => {
    const wrong = (to: string) =>
      /^(app|components|lib)\//.test(to) &&
      !/^lib\/(money|i18n\/|db\/generated\/enums|catalog\/price-quote)/.test(to);
    expect(offenders(({ path }) => path.startsWith('emails/'), wrong)).toEqual([]);
  });

  it('only lib reaches the database client', () => {
    const wrong = (to: string) => /^(lib\/db\/(client|generated\/(?!enums))|pg$|@prisma\/)/.test(to);
    expect(offenders(({ path }) => !path.startsWith('lib/'), wrong)).toEqual([]);
  });

  it('no domain depends on one that depends on it', () => {
    expect(cycles()).toEqual([]);
  });
});

it('actions answer in the language of the page, which they are told and cannot guess', () => {
  const guesses = /\bgetTranslations\(['"`]|\bget(?:Locale|Formatter)\(\)/;
  expect(
    files.filter((file) => isActionFile(file) && guesses.test(file.text)).map(({ path }) => path),
  ).toEqual([]);
});

describe('browser code', () => {
  const byModule = new Map(files.map((file) => [file.path.replace(/\.tsx?$/, ''), file]));

  /** The first thing only a server has that this file pulls into the browser, with the way there. */
  function serverCodeBehind(file: SourceFile, way: string[], seen: Set<string>): string | null {
    for (const target of file.values) {
      const next = byModule.get(target);
      const here = [...way, target];
      if (/^(node:|server-only$|pg$|@prisma\/|next\/headers$)/.test(target)) return here.join(' → ');
      if (!next || isActionFile(next) || seen.has(target)) continue;
      seen.add(target);
      const found = serverCodeBehind(next, here, seen);
      if (found) return found;
    }
    return null;
  }

  it('pulls in nothing that is for servers only, however far behind', () => {
    const clients = files.filter(isClient);
    expect(clients.length).toBeGreaterThan(10);
    expect(clients.map((file) => serverCodeBehind(file, [file.path], new Set())).filter(Boolean)).toEqual([]);
  });
});

describe('server actions', () => {
  const WRAPPED =
    /^export const \w+Action(?:: FormAction)? = (admin|staff|account|public)Action(?:<[^>]*>)?\($/;

  it.each(files.filter(isActionFile))('$path exports only actions made by the wrapper', ({ text }) => {
    const exported = text.split('\n').filter((line) => /^export\b/.test(line));
    const wrong = exported.filter((line) => !WRAPPED.test(line.replace(/\(.*$/, '(')));
    expect(exported.length).toBeGreaterThan(0);
    expect(wrong).toEqual([]);
  });
});

describe('files', () => {
  it('there are no barrels and no drawers', () => {
    const drawers = files.filter(({ path }) => /(^|\/)(index|utils|helpers|types|misc)\.tsx?$/.test(path));
    expect(drawers.map(({ path }) => path)).toEqual([]);
  });

  it('no lint rule is switched off in place', () => {
    const off = files.filter(({ text }) => /biome-ignore|@ts-(ignore|expect-error|nocheck)/.test(text));
    expect(off.map(({ path }) => path)).toEqual([]);
  });
});

/** Pairs of domains of lib that import each other, directly or round a corner. */
function cycles(): string[] {
  const domainOf = (path: string) => /^lib\/([\w-]+)\//.exec(path)?.[1];
  const arrows = new Map<string, Set<string>>();
  for (const { path, values } of files) {
    const from = domainOf(path);
    for (const to of values.map(domainOf)) {
      if (!from || !to || from === to) continue;
      arrows.set(from, (arrows.get(from) ?? new Set()).add(to));
    }
  }
  const reach = (start: string): Set<string> => {
    const seen = new Set<string>();
    const queue = [...(arrows.get(start) ?? [])];
    for (let next = queue.pop(); next; next = queue.pop()) {
      if (seen.has(next)) continue;
      seen.add(next);
      queue.push(...(arrows.get(next) ?? []));
    }
    return seen;
  };
  return [...arrows]
    .filter(([domain]) => reach(domain).has(domain))
    .map(([domain, to]) => `${domain} → ${[...to].filter((other) => reach(other).has(domain)).join(', ')}`);
}

import { inflateSync } from 'node:zlib';

type Objects = Map<string, string>;
type Letters = Map<string, string>;

/** The words on each page of a PDF of ours, in the order in which they were drawn; letters by the fonts' own tables. */
export function readPdfPages(content: Uint8Array): string[] {
  const objects = objectsOf(Buffer.from(content).toString('latin1'));
  const pages = [...objects.values()].filter((object) => /\/Type\s*\/Page\b/.test(object));
  return pages.map((page) => {
    const fonts = fontsOf(page, objects);
    return contentOf(page, objects)
      .map((stream) => wordsOf(stream, fonts))
      .join('');
  });
}

function objectsOf(text: string): Objects {
  const found = text.matchAll(/(?:^|[\r\n])(\d+) 0 obj\b([\s\S]*?)\bendobj/g);
  return new Map([...found].map(([, number = '', body = '']) => [number, body]));
}

function streamOf(object: string): string {
  const [start = '', dictionary = ''] = /^([\s\S]*?)stream\r?\n/.exec(object) ?? [];
  const length = Number(/\/Length (\d+)/.exec(dictionary)?.[1] ?? 0);
  const stream = object.slice(start.length, start.length + length);
  if (!dictionary.includes('/FlateDecode')) return stream;
  return inflateSync(Buffer.from(stream, 'latin1')).toString('latin1');
}

function refsIn(text: string): string[] {
  return [...text.matchAll(/(\d+) 0 R/g)].map(([, number = '']) => number);
}

function contentOf(page: string, objects: Objects): string[] {
  const refs = /\/Contents\s*(\[[^\]]*\]|\d+ 0 R)/.exec(page)?.[1] ?? '';
  return refsIn(refs).map((number) => streamOf(objects.get(number) ?? ''));
}

/** By the names that the page uses; a font is in the page's resources, its letters in its ToUnicode. */
function fontsOf(page: string, objects: Objects): Map<string, Letters> {
  const shared = /\/Resources\s*(\d+) 0 R/.exec(page)?.[1];
  const resources = shared ? (objects.get(shared) ?? '') : page;
  const listed = /\/Font\s*(?:<<([\s\S]*?)>>|(\d+) 0 R)/.exec(resources);
  const fonts = listed?.[1] ?? objects.get(listed?.[2] ?? '') ?? '';
  return new Map(
    [...fonts.matchAll(/\/(\w+)\s+(\d+) 0 R/g)].map(([, name = '', number = '']) => {
      const table = /\/ToUnicode\s*(\d+) 0 R/.exec(objects.get(number) ?? '')?.[1];
      return [name, lettersOf(streamOf(objects.get(table ?? '') ?? ''))];
    }),
  );
}

/** From glyph to letters: ranges that list what each of their glyphs stands for. */
function lettersOf(table: string): Letters {
  const letters: Letters = new Map();
  for (const [, from = '', , list = ''] of table.matchAll(/<(\w+)>\s*<(\w+)>\s*\[([^\]]*)\]/g))
    for (const [at, [, code = '']] of [...list.matchAll(/<(\w+)>/g)].entries())
      letters.set(
        glyph(Number.parseInt(from, 16) + at),
        Buffer.from(code, 'hex').swap16().toString('utf16le'),
      );
  return letters;
}

const glyph = (number: number) => number.toString(16).padStart(4, '0');

function wordsOf(stream: string, fonts: Map<string, Letters>): string {
  let letters: Letters = new Map();
  let words = '';
  for (const [, font, shown] of stream.matchAll(/\/(\w+) [\d.]+ Tf|(\[[^\]]*\] TJ|<[\da-f]+> Tj|\bET\b)/gi)) {
    if (font) letters = fonts.get(font) ?? new Map();
    else if (shown === 'ET') words += ' ';
    else
      for (const [, hex = ''] of (shown ?? '').matchAll(/<([\da-f]+)>/gi))
        for (const code of hex.match(/.{4}/g) ?? []) words += letters.get(code.toLowerCase()) ?? '';
  }
  return words;
}

import { describe, expect, it } from 'vitest';
import { docLink } from './doc-link';
import {
  DOC_FOLDERS,
  docsFor,
  findDoc,
  listDocs,
  readIn,
  readIntroduction,
  splitDocument,
} from './documents';

describe('documents', () => {
  it('shows every Markdown file of both folders, each with a title and a sentence about it', () => {
    const all = DOC_FOLDERS.flatMap(listDocs);
    expect(all.map(({ folder, name }) => `${folder}/${name}`)).toContain('guides/running');
    expect(all.map(({ folder, name }) => `${folder}/${name}`)).toContain('api/channels');
    for (const { title, summary, body } of all) {
      expect(title).not.toBe('');
      expect(summary).not.toBe('');
      expect(body).not.toMatch(/^# /);
    }
  });

  it('takes title and first sentence from the text', () => {
    const text = '# Orders\n\n    npm start\n\nHow a `POST` to [pricing](x.md) works. More.\n\n## Next\n';
    expect(splitDocument(text)).toMatchObject({ title: 'Orders', summary: 'How a POST to pricing works.' });
    expect(() => splitDocument('no title')).toThrow();
  });

  it.each([
    ['guides', '../README'],
    ['guides', '..%2fREADME'],
    ['guides', 'running.md'],
    ['guides', '../../package'],
    ['..', 'package'],
    ['images', 'x'],
    ['guides', '\0'],
    ['guides', ''],
  ])('finds nothing outside its list: %s/%s', (folder, name) => {
    expect(findDoc(folder, name)).toBeNull();
  });

  it('gives each reader their part of a document in both languages', () => {
    const body = '[Français](#français)\n\n## Français\n\nVoici.\n\n### Un\n\n## English\n\nHere.\n\n### One';
    const both = { folder: 'guides', name: 'x', title: 'Lire · Reading', summary: '', body } as const;
    expect(readIn(both, 'fr')).toMatchObject({ lang: 'fr', title: 'Lire', body: 'Voici.\n\n## Un' });
    expect(readIn(both, 'en')).toMatchObject({ lang: 'en', title: 'Reading', body: 'Here.\n\n## One' });
    const one = { ...both, title: 'API', body: 'Only here.' };
    expect(readIn(one, 'fr')).toEqual({ ...one, lang: 'en' });
  });

  it('has the guides of those who order and sell in French', () => {
    const french = docsFor('guides', 'fr').filter(({ lang }) => lang === 'fr');
    expect(french.map(({ name }) => name).sort()).toEqual(
      expect.arrayContaining(['administration', 'leads', 'live-pulse', 'ordering']),
    );
  });

  it('reads the introduction', () => {
    expect(readIntroduction().title).not.toBe('');
  });
});

describe('links between documents', () => {
  it.each([
    ['running.md', 'guides', '/en/docs/guides/running'],
    ['../api/channels.md#limits', 'guides', '/en/docs/api/channels#limits'],
    ['api/channels.md', '', '/en/docs/api/channels'],
    ['../README.md', 'api', '/en/docs'],
    ['../api/README.md', 'guides', '/en/docs/api/readme'],
    ['guides', '', '/en/docs/guides'],
    ['api/', '', '/en/docs/api'],
    ['#anchor', 'api', '#anchor'],
    ['https://example.com/', 'api', 'https://example.com/'],
    ['../../lib/db/client.ts', 'api', null],
    ['../../../etc/passwd.md', 'api', null],
    ['javascript:alert(1)', 'api', null],
  ])('%s written in docs/%s leads to %s', (href, from, expected) => {
    expect(docLink(href, from, '/en/docs')).toBe(expected);
  });
});

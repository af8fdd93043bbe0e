import { describe, expect, it } from 'vitest';
import { normalizeSearch, searchPatterns, searchTextOf } from './search-text';

describe('search text', () => {
  it.each([
    ['Société Générale', 'societe generale'],
    ['  ÉTÉ\n  Œuvre ', 'ete oeuvre'],
    ['Straße', 'straße'],
    ['naïve', 'naive'],
  ])('%s → %s', (text, expected) => expect(normalizeSearch(text)).toBe(expected));

  it('joins the parts that are known', () => {
    expect(searchTextOf(['Élise', null, undefined, '', 'a@b.fr'])).toBe('elise a@b.fr');
  });

  it('asks for every word and takes wildcards literally', () => {
    expect(searchPatterns('Éli 100%_\\')).toEqual(['%eli%', '%100\\%\\_\\\\%']);
    expect(searchPatterns('   ')).toEqual([]);
    expect(searchPatterns('a b c d e f g h')).toHaveLength(6);
  });
});

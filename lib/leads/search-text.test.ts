import { describe, expect, it } from 'vitest';
import { normalizeSearch, searchPatterns, searchProbes, searchTextOf } from './search-text';

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

  it('looks a long word up by the nine characters that tell most, and a short one by itself', () => {
    expect(searchProbes('Lilas 45')).toEqual([{ pattern: '%lilas%' }, { pattern: '%45%' }]);
    expect(searchProbes('clinique-des-lilas-4512.test')).toEqual([
      { pattern: '%clinique-des-lilas-4512.test%', probe: '%las-4512.%' },
    ]);
    expect(searchProbes('établissements')).toEqual([{ pattern: '%etablissements%', probe: '%etablisse%' }]);
  });

  it('takes the wildcards of a part literally too', () => {
    expect(searchProbes('remise_100%_offerte')).toEqual([
      { pattern: '%remise\\_100\\%\\_offerte%', probe: '%ise\\_100\\%\\_%' },
    ]);
  });
});

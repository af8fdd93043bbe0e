/** Lower case, without accents, single spaces: how `CrmLead.searchText` is written and searched. */
export function normalizeSearch(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/œ/g, 'oe')
    .replace(/æ/g, 'ae')
    .replace(/\s+/g, ' ')
    .trim();
}

/** What a lead is found by, from the parts that are known. */
export function searchTextOf(parts: readonly (string | null | undefined)[]): string {
  return normalizeSearch(parts.filter(Boolean).join(' '));
}

const MAX_WORDS = 6;

function searchWords(query: string): string[] {
  return normalizeSearch(query).split(' ').filter(Boolean).slice(0, MAX_WORDS);
}

/** One LIKE pattern a word, its wildcards taken literally: a lead is found when all of them match. */
export function searchPatterns(query: string): string[] {
  return searchWords(query).map(likePattern);
}

const likePattern = (text: string) => `%${text.replace(/[\\%_]/g, '\\$&')}%`;

export type SearchProbe = { pattern: string; probe?: string };

/**
 * The same patterns, with what to look a long word up by. An index of trigrams reads a list for each three characters of a
 * word, and most of them say little: the nine that tell most find some rows, which are then compared with the whole.
 */
export function searchProbes(query: string): SearchProbe[] {
  return searchWords(query).map((word) => {
    const part = tellingPart([...word]);
    return { pattern: likePattern(word), ...(part !== word && { probe: likePattern(part) }) };
  });
}

const PROBE_LENGTH = 9;

/** Digits tell most, then what is rare between letters, then rare letters. */
const tells = (character: string) =>
  /\d/.test(character) ? 3 : /[^a-z]/.test(character) ? 2 : /[jkqvwxyz]/.test(character) ? 1 : 0;

function tellingPart(characters: readonly string[]): string {
  let best = { start: 0, weight: -1 };
  for (let start = 0; start === 0 || start + PROBE_LENGTH <= characters.length; start += 1) {
    const weight = characters.slice(start, start + PROBE_LENGTH).reduce((sum, one) => sum + tells(one), 0);
    if (weight > best.weight) best = { start, weight };
  }
  return characters.slice(best.start, best.start + PROBE_LENGTH).join('');
}

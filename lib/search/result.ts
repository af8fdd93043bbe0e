/** Shorter words match nearly everything and no index. */
export const SEARCH_MIN_LENGTH = 3;

export const SEARCH_KINDS = ['lead', 'request', 'quote', 'client'] as const;
export type SearchKind = (typeof SEARCH_KINDS)[number];

/** One thing that was found, in the words of the address's language. */
export type SearchResult = { kind: SearchKind; id: string; title: string; detail: string; href: string };

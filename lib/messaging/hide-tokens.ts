const LINK = /\/(set-password|confirm-request|quotes)\/[\w-]{40,}/g;

/** A message without the secrets of its links: what is kept once it has reached its owner. */
export function hideTokens(words: string): string {
  return words.replace(LINK, '/$1/…');
}

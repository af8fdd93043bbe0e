/** Control characters that no text holds: all but tab and line ends. NUL is one, which the database refuses. */
const CONTROL = /[^\P{Cc}\t\r\n]/gu;

/** Whether text can be stored as it is: no control characters, no half of a surrogate pair. */
export function isStorable(text: string): boolean {
  return text.search(CONTROL) === -1 && text.isWellFormed();
}

/** The text without what cannot be stored; a person never types any of it. */
export function storable(text: string): string {
  return text.replace(CONTROL, '').toWellFormed();
}

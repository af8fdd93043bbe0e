/** Whether the database can hold this text: no NUL, no half of a surrogate pair. */
export function isStorable(text: string): boolean {
  return !text.includes('\0') && text.isWellFormed();
}

/** The text without what the database cannot hold; a person never types any of it. */
export function storable(text: string): string {
  return text.replaceAll('\0', '').toWellFormed();
}

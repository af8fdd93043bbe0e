/** What may follow such a mark; a colon of a message's own syntax is followed by something else. */
const BEFORE_MARK = / ([:;?!»%€])(?=$|[\s.,;)}<»])/g;

/**
 * French sets a space before : ; ? ! » and after «. Here it becomes one that does not break, so that no line
 * starts with the mark; the files keep ordinary spaces, which people can see and type.
 */
export function frenchSpaces(text: string): string {
  return text.replace(BEFORE_MARK, '\u00a0$1').replaceAll('« ', '«\u00a0');
}

/** A copy of a tree of messages with the spaces of every text so. */
export function withFrenchSpaces<Tree extends object>(messages: Tree): Tree {
  return JSON.parse(JSON.stringify(messages), (_key, value) =>
    typeof value === 'string' ? frenchSpaces(value) : value,
  );
}

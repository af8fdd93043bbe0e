/** What the platform recorded with a line of the timeline; anything else reads as not there. */
export type ActivityFacts = {
  text: (name: string) => string | null;
  number: (name: string) => number | null;
  has: (name: string) => boolean;
};

export function activityFacts(data: unknown): ActivityFacts {
  const facts: Record<string, unknown> = typeof data === 'object' && data !== null ? { ...data } : {};
  return {
    text: (name) => {
      const value = facts[name];
      return typeof value === 'string' && value !== '' ? value : null;
    },
    number: (name) => {
      const value = facts[name];
      return typeof value === 'number' ? value : null;
    },
    has: (name) => name in facts,
  };
}

import type { createFormatter, createTranslator } from 'next-intl';

type Translator = ReturnType<typeof createTranslator>;
type Formatter = ReturnType<typeof createFormatter>;

const MOST_KEPT = 2_000;

/**
 * What was worked out for a text, kept until there are too many of them. Lists ask for the same words over and over, and
 * finding the way to them costs more than they do: each time all formats of a language are written out to look one up.
 */
function keptTexts(): (key: string, make: () => string) => string {
  const texts = new Map<string, string>();
  return (key, make) => {
    const known = texts.get(key);
    if (known !== undefined) return known;
    const made = make();
    if (texts.size >= MOST_KEPT) texts.clear();
    texts.set(key, made);
    return made;
  };
}

/** The same translator; a message with the same texts and numbers in it is put together once. */
export function keepingWords<Words extends Pick<Translator, 'rich' | 'markup' | 'raw' | 'has'>>(
  translator: Words,
): Words {
  const kept = keptTexts();
  const translate: Translate = (key, values, formats) => {
    const make = () => (translator as unknown as Translate)(key, values, formats);
    const under = formats ? null : keyOf(values);
    return under === null ? make() : kept(`${key} ${under}`, make);
  };
  return Object.assign(translate, {
    rich: translator.rich,
    markup: translator.markup,
    raw: translator.raw,
    has: translator.has,
  }) as unknown as Words;
}

type Translate = (key: string, values?: Record<string, unknown>, formats?: object) => string;

/** Values in one text, or null when one of them is more than a text or a number. */
function keyOf(values: Record<string, unknown> | undefined): string | null {
  if (!values) return '';
  for (const name in values) {
    const type = typeof values[name];
    if (type !== 'string' && type !== 'number') return null;
  }
  return JSON.stringify(values);
}

/** The same formatter; a number or a moment is put into words once for each way of saying it. */
export function keepingFormats(formatter: Formatter): Formatter {
  const keeping = (put: Put): Put => {
    const kept = keptTexts();
    return (value, ...how) => {
      const text = typeof value === 'object' ? value.getTime() : `${Object.is(value, -0) ? '-0' : value}`;
      return kept(`${text} ${JSON.stringify(how)}`, () => put(value, ...how));
    };
  };
  return {
    ...formatter,
    number: keeping(formatter.number as Put) as Formatter['number'],
    dateTime: keeping(formatter.dateTime as Put) as Formatter['dateTime'],
  };
}

type Put = (value: number | bigint | Date, ...how: unknown[]) => string;

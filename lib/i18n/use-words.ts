import {
  createFormatter,
  createTranslator,
  type useFormatter as nextUseFormatter,
  type useTranslations as nextUseTranslations,
  useLocale,
  useMessages,
  useTimeZone,
} from 'next-intl';
import { keepingFormats, keepingWords } from './kept-words';

type Translator = ReturnType<typeof nextUseTranslations>;
type Formatter = ReturnType<typeof nextUseFormatter>;

const translators = new WeakMap<object, Map<string, Translator>>();
const formatters = new Map<string, Formatter>();

/**
 * As the one of next-intl, which makes its translators anew in every component of every page and reads each message
 * again: here one is made for a language, a time zone and a namespace, and kept.
 */
export const useTranslations = ((namespace?: string): Translator => {
  const messages = useMessages();
  const locale = useLocale();
  const timeZone = useTimeZone();
  const ofMessages = translators.get(messages) ?? new Map<string, Translator>();
  translators.set(messages, ofMessages);
  const key = `${locale} ${timeZone} ${namespace ?? ''}`;
  const known = ofMessages.get(key);
  if (known) return known;
  const made = createTranslator({ locale, timeZone, messages, namespace: namespace as never });
  const keeping = keepingWords(made as unknown as Translator);
  ofMessages.set(key, keeping);
  return keeping;
}) as unknown as typeof nextUseTranslations;

/** As the one of next-intl, kept likewise. */
export function useFormatter(): Formatter {
  const locale = useLocale();
  const timeZone = useTimeZone();
  const key = `${locale} ${timeZone}`;
  const known = formatters.get(key);
  if (known) return known;
  const made = keepingFormats(createFormatter({ locale, timeZone }));
  formatters.set(key, made);
  return made;
}

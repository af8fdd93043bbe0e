import { Text } from '@react-email/text';
import { ActionLink } from './action-link';
import { EmailLayout } from './email-layout';
import type { EmailTranslator } from './email-translator';
import { type Fact, FactList } from './fact-list';
import { styles } from './style';

type Props = {
  t: EmailTranslator;
  locale: string;
  preview: string;
  title: string;
  name: string;
  /** Paragraphs, in order. */
  words: readonly string[];
  /** What somebody wrote: shown as theirs. */
  quoted?: readonly string[];
  facts: readonly Fact[];
  link: { url: string; label: string };
  /** Small print below the button. */
  notes: readonly string[];
};

/** To a client about a quote: why we write, what it comes to, and where to answer. */
export function QuoteLetter(props: Props) {
  const { t, locale, preview, title, name, words, quoted = [], facts, link, notes } = props;
  return (
    <EmailLayout locale={locale} preview={preview} title={title} footer={t('layout.footer')}>
      <Text style={styles.text}>{t('quote.hello', { name })}</Text>
      {words.map((line) => (
        <Text key={line} style={styles.text}>
          {line}
        </Text>
      ))}
      {quoted.map((line) => (
        <Text
          key={line}
          style={{ ...styles.text, borderLeft: '3px solid #dce0e7', paddingLeft: 12, whiteSpace: 'pre-line' }}
        >
          {line}
        </Text>
      ))}
      {facts.length > 0 && <FactList facts={facts} />}
      <ActionLink href={link.url} label={link.label} fallback={t('layout.link', { url: link.url })} />
      {notes.map((line) => (
        <Text key={line} style={styles.small}>
          {line}
        </Text>
      ))}
    </EmailLayout>
  );
}

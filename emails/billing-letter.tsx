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
  /** One paragraph each. */
  words: readonly string[];
  facts: readonly Fact[];
  button: string;
  url: string;
};

/** To a client about an invoice, a credit note or a payment: what it is, its figures, where to see it. */
export function BillingEmail({ t, locale, preview, title, words, facts, button, url }: Props) {
  return (
    <EmailLayout locale={locale} preview={preview} title={title} footer={t('layout.footer')}>
      {words.map((text) => (
        <Text key={text} style={styles.text}>
          {text}
        </Text>
      ))}
      <FactList facts={facts} />
      <ActionLink href={url} label={button} fallback={t('layout.link', { url })} />
    </EmailLayout>
  );
}

import { Text } from '@react-email/text';
import { ActionLink } from './action-link';
import { EmailLayout } from './email-layout';
import type { EmailTranslator } from './email-translator';
import { type Fact, FactList } from './fact-list';
import { styles } from './style';

type Props = {
  t: EmailTranslator;
  locale: string;
  name: string;
  title: string;
  contact: string;
  value: string;
  score: number;
  facts: readonly Fact[];
  url: string;
};

/** To the seller a lead was given to. */
export function LeadAssignedEmail({ t, locale, name, title, contact, value, score, facts, url }: Props) {
  return (
    <EmailLayout
      locale={locale}
      preview={t('lead_assigned.preview', { value, score })}
      title={t('lead_assigned.title')}
      footer={t('layout.footer')}
    >
      <Text style={styles.text}>{t('lead_assigned.hello', { name })}</Text>
      <Text style={styles.text}>{t('lead_assigned.intro', { title, contact })}</Text>
      <FactList facts={facts} />
      <ActionLink href={url} label={t('lead_assigned.button')} fallback={t('layout.link', { url })} />
    </EmailLayout>
  );
}

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
  reference: string;
  count: number;
  facts: readonly Fact[];
  url: string;
};

/** To a client whose servers answer: where, how large, and where to go on. */
export function ServiceActiveEmail({ t, locale, name, reference, count, facts, url }: Props) {
  return (
    <EmailLayout
      locale={locale}
      preview={t('service_active.preview')}
      title={t('service_active.title', { count })}
      footer={t('layout.footer')}
    >
      <Text style={styles.text}>{t('service_active.hello', { name })}</Text>
      <Text style={styles.text}>{t('service_active.intro', { reference })}</Text>
      <FactList facts={facts} />
      <Text style={styles.text}>{t('service_active.next')}</Text>
      <ActionLink href={url} label={t('service_active.button')} fallback={t('layout.link', { url })} />
    </EmailLayout>
  );
}

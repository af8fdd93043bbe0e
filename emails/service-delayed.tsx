import { Text } from '@react-email/text';
import { ActionLink } from './action-link';
import { EmailLayout } from './email-layout';
import type { EmailTranslator } from './email-translator';
import { styles } from './style';

type Props = { t: EmailTranslator; locale: string; name: string; reference: string; url: string };

/** To a client whose servers take longer than they were told: that we know, and what comes next. */
export function ServiceDelayedEmail({ t, locale, name, reference, url }: Props) {
  return (
    <EmailLayout
      locale={locale}
      preview={t('service_delayed.preview')}
      title={t('service_delayed.title')}
      footer={t('layout.footer')}
    >
      <Text style={styles.text}>{t('service_delayed.hello', { name })}</Text>
      <Text style={styles.text}>{t('service_delayed.intro', { reference })}</Text>
      <Text style={styles.text}>{t('service_delayed.care')}</Text>
      <Text style={styles.text}>{t('service_delayed.next')}</Text>
      <ActionLink href={url} label={t('service_delayed.button')} fallback={t('layout.link', { url })} />
    </EmailLayout>
  );
}

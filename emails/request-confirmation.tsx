import { Text } from '@react-email/text';
import { ActionLink } from './action-link';
import { EmailLayout } from './email-layout';
import type { EmailTranslator } from './email-translator';
import { styles } from './style';

type Props = {
  t: EmailTranslator;
  locale: string;
  name: string;
  reference: string;
  what: string;
  url: string;
};

/** To a client in whose name somebody ordered without signing in. */
export function RequestConfirmationEmail({ t, locale, name, reference, what, url }: Props) {
  return (
    <EmailLayout
      locale={locale}
      preview={t('request_confirmation.preview')}
      title={t('request_confirmation.title')}
      footer={t('layout.footer')}
    >
      <Text style={styles.text}>{t('request_confirmation.hello', { name })}</Text>
      <Text style={styles.text}>{t('request_confirmation.intro', { reference, what })}</Text>
      <ActionLink href={url} label={t('request_confirmation.button')} fallback={t('layout.link', { url })} />
      <Text style={styles.small}>{t('request_confirmation.expiry')}</Text>
      <Text style={styles.small}>{t('request_confirmation.notYou')}</Text>
    </EmailLayout>
  );
}

import { Text } from '@react-email/text';
import { ActionLink } from './action-link';
import { EmailLayout } from './email-layout';
import type { EmailTranslator } from './email-translator';
import { styles } from './style';

type Props = {
  t: EmailTranslator;
  locale: string;
  template: 'set_password' | 'reset_password';
  name: string;
  url: string;
};

/** A link to choose a password: a first one or a new one. */
export function PasswordLinkEmail({ t, locale, template, name, url }: Props) {
  return (
    <EmailLayout
      locale={locale}
      preview={t(`${template}.preview`)}
      title={t(`${template}.title`)}
      footer={t('layout.footer')}
    >
      <Text style={styles.text}>{t(`${template}.hello`, { name })}</Text>
      <Text style={styles.text}>{t(`${template}.intro`)}</Text>
      <ActionLink href={url} label={t(`${template}.button`)} fallback={t('layout.link', { url })} />
      <Text style={styles.small}>{t(`${template}.expiry`)}</Text>
      <Text style={styles.small}>{t(`${template}.notYou`)}</Text>
    </EmailLayout>
  );
}

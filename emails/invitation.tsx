import { Text } from '@react-email/text';
import { ActionLink } from './action-link';
import { EmailLayout } from './email-layout';
import type { EmailTranslator } from './email-translator';
import { styles } from './style';

type Props = {
  t: EmailTranslator;
  locale: string;
  name: string;
  email: string;
  role: string;
  inviter: string;
  url: string;
};

/** To somebody an admin opened an account for. */
export function InvitationEmail({ t, locale, name, email, role, inviter, url }: Props) {
  return (
    <EmailLayout
      locale={locale}
      preview={t('invitation.preview')}
      title={t('invitation.title')}
      footer={t('layout.footer')}
    >
      <Text style={styles.text}>{t('invitation.hello', { name })}</Text>
      <Text style={styles.text}>{t('invitation.intro', { inviter, role, email })}</Text>
      <ActionLink href={url} label={t('invitation.button')} fallback={t('layout.link', { url })} />
      <Text style={styles.small}>{t('invitation.expiry')}</Text>
    </EmailLayout>
  );
}

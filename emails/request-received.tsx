import { Heading } from '@react-email/heading';
import { Text } from '@react-email/text';
import { ActionLink } from './action-link';
import { EmailLayout } from './email-layout';
import type { EmailTranslator } from './email-translator';
import { type Fact, FactList } from './fact-list';
import { styles } from './style';

type Props = {
  t: EmailTranslator;
  locale: string;
  kind: 'hosting' | 'service';
  reference: string;
  name: string;
  facts: readonly Fact[];
  /** Where to follow the request; first through a password when the client has none. */
  link: { url: string; purpose: 'set_password' | 'follow' };
};

/** To a client whose request is in: what was ordered, what happens next, where to follow it. */
export function RequestReceivedEmail({ t, locale, kind, reference, name, facts, link }: Props) {
  const first = link.purpose === 'set_password';
  return (
    <EmailLayout
      locale={locale}
      preview={t('request_received.preview')}
      title={t('request_received.title', { reference })}
      footer={t('layout.footer')}
    >
      <Text style={styles.text}>{t('request_received.hello', { name })}</Text>
      <Text style={styles.text}>
        {t(kind === 'hosting' ? 'request_received.introHosting' : 'request_received.introService')}
      </Text>
      <FactList facts={facts} />
      <Heading as="h2" style={styles.subtitle}>
        {t('request_received.nextTitle')}
      </Heading>
      <ol style={styles.list}>
        <li>{t('request_received.next1')}</li>
        <li>{t('request_received.next2')}</li>
        <li>{t('request_received.next3')}</li>
      </ol>
      <Text style={styles.text}>{t(first ? 'request_received.setPassword' : 'request_received.follow')}</Text>
      <ActionLink
        href={link.url}
        label={t(first ? 'request_received.setPasswordButton' : 'request_received.followButton')}
        fallback={t('layout.link', { url: link.url })}
      />
    </EmailLayout>
  );
}

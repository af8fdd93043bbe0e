import { getTranslations } from 'next-intl/server';
import { DEMO_PASSWORD, listDemoAccounts } from '@/lib/identity/demo-accounts';

/** On a demo on this machine: who can sign in, and with what. */
export async function DemoAccounts() {
  const accounts = await listDemoAccounts();
  if (accounts.length === 0) return null;
  const t = await getTranslations('auth');
  return (
    <section aria-labelledby="demo" className="mt-6 rounded-lg bg-sunken p-4 text-sm">
      <h2 id="demo" className="font-medium">
        {t('demo.title')}
      </h2>
      <p className="mt-1 text-ink-muted">
        {t.rich('demo.password', {
          password: DEMO_PASSWORD,
          code: (text) => <code className="font-mono whitespace-nowrap text-ink">{text}</code>,
        })}
      </p>
      <ul className="mt-2 space-y-1">
        {accounts.map(({ email, role }) => (
          <li key={email} className="flex items-baseline justify-between gap-3">
            <code className="min-w-0 truncate font-mono text-xs">{email}</code>
            <span className="shrink-0 text-ink-muted">{t(`role.${role}`)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

'use client';

import { useParams } from 'next/navigation';
import { Button } from '@/components/ui/button';
import { useRecovery } from './use-recovery';

// An error page must not depend on the messages whose loading may be what failed.
const WORDS = {
  fr: {
    title: 'Cette page n’a pas pu s’afficher',
    body: 'L’incident est enregistré. Rien de ce qui était déjà envoyé n’est perdu : vous pouvez réessayer sans risque.',
    retry: 'Réessayer',
    reference: 'Référence de l’incident',
  },
  en: {
    title: 'This page could not be shown',
    body: 'The incident is on record. Nothing already sent is lost: it is safe to try again.',
    retry: 'Try again',
    reference: 'Incident reference',
  },
};

type Props = { error: Error & { digest?: string }; reset: () => void };

/** What happened, what is safe, a retry, and the id that support can look up in the logs. Retries by itself too. */
export function ErrorPage({ error, reset }: Props) {
  const retry = useRecovery(reset);
  const words = WORDS[useParams<{ locale?: string }>().locale === 'en' ? 'en' : 'fr'];
  return (
    <main className="container-page flex min-h-[60dvh] flex-col items-start justify-center gap-3">
      <h1 className="text-xl font-semibold">{words.title}</h1>
      <p className="max-w-prose text-ink-muted">{words.body}</p>
      {error.digest && (
        <p className="text-sm text-ink-muted">
          {words.reference}{' '}
          <code className="rounded-sm bg-sunken px-1.5 py-0.5 select-all">{error.digest}</code>
        </p>
      )}
      <Button onClick={retry}>{words.retry}</Button>
    </main>
  );
}

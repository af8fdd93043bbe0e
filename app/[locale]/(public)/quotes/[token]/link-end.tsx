import { buttonStyle } from '@/components/ui/button-style';
import { type AppLocale, localePath } from '@/lib/i18n/routing';

type Props = {
  words: { title: string; body: string };
  above?: string;
  locale: AppLocale;
  next: { path: string; label: string } | null;
};

/** A link that opens no quote any more says why, and what to do. */
export function LinkEnd({ words, above, locale, next }: Props) {
  return (
    <div className="container-page max-w-xl! py-14 md:py-20">
      {above && <p className="text-sm text-ink-muted">{above}</p>}
      <h1 className="mt-1 text-xl font-semibold">{words.title}</h1>
      <p className="mt-3 text-ink-muted">{words.body}</p>
      {next && (
        <a
          href={localePath(locale, next.path)}
          className={`${buttonStyle('primary', 'lg')} mt-6 max-sm:w-full`}
        >
          {next.label}
        </a>
      )}
    </div>
  );
}

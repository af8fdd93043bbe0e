import { getTranslations } from 'next-intl/server';
import { buttonStyle } from '@/components/ui/button-style';
import { IntentLink } from '@/components/ui/intent-link';

type Props = { path: string; query: Record<string, string | undefined>; next: string | null };

/** The ways through a list by its places: back to the newest, on to the older. */
export async function ListPages({ path, query, next }: Props) {
  const t = await getTranslations('admin');
  if (!query.after && !next) return null;
  const style = buttonStyle('secondary', 'sm');
  return (
    <nav aria-label={t('pages.label')} className="mt-4 flex justify-end gap-2">
      {query.after && (
        <IntentLink href={address(path, { ...query, after: undefined })} className={style}>
          {t('pages.first')}
        </IntentLink>
      )}
      {next && (
        <IntentLink href={address(path, { ...query, after: next })} className={style} rel="next">
          {t('pages.older')}
        </IntentLink>
      )}
    </nav>
  );
}

function address(path: string, query: Record<string, string | undefined>): string {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) if (value && value !== 'all') params.set(name, value);
  return params.size > 0 ? `${path}?${params}` : path;
}

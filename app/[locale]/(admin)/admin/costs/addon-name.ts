import { useTranslations } from '@/lib/i18n/use-words';

/** An add-on in words; one that has none shows its code. */
export function useAddonName(): (code: string) => string {
  const t = useTranslations('costs.addon');
  return (code) => (t.has(code as 'ssl') ? t(code as 'ssl') : code);
}

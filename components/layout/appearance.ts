import { type AppLocale, localePath, splitLocale } from '@/lib/i18n/routing';

/** Switches between light and dark and remembers it; until then the system decides. */
export function switchTheme(): void {
  const root = document.documentElement;
  const theme = root.dataset.theme === 'dark' ? 'light' : 'dark';
  root.dataset.theme = theme;
  localStorage.setItem('theme', theme);
}

/** Opens the same page in another language. */
export function goToLocale(locale: AppLocale): void {
  const { pathname, search, hash } = window.location;
  window.location.assign(localePath(locale, splitLocale(pathname).path) + search + hash);
}

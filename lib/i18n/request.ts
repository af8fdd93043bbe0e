import { hasLocale } from 'next-intl';
import { getRequestConfig } from 'next-intl/server';
import { messagesOf } from './messages';
import { routing } from './routing';

export default getRequestConfig(async ({ locale: asked, requestLocale }) => {
  const candidate = asked ?? (await requestLocale);
  const locale = hasLocale(routing.locales, candidate) ? candidate : routing.defaultLocale;
  return { locale, messages: messagesOf(locale), timeZone: 'Europe/Paris' };
});

import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { CommandCenter } from '@/components/command/command-center';
import { NotificationBell } from '@/components/notifications/notification-bell';
import { ConnectionIndicator } from '@/components/realtime/connection-indicator';
import { RealtimeProvider } from '@/components/realtime/realtime-provider';
import { Toaster } from '@/components/ui/toaster';
import { requireActor } from '@/lib/auth/current-actor';
import type { Role } from '@/lib/db/generated/enums';
import { type AppLocale, localePath } from '@/lib/i18n/routing';
import { countUnread } from '@/lib/notifications/queries';
import { channelNames } from '@/lib/realtime/channels';
import { realtimeConfig } from '@/lib/realtime/client-config';
import { LocaleSwitch } from './locale-switch';
import { Logo } from './logo';
import { MobileNav } from './mobile-nav';
import { ModuleColour } from './module-colour';
import { type ModuleName, navigationFor } from './navigation';
import { SideNav } from './side-nav';
import { ThemeToggle } from './theme-toggle';
import { UserMenu } from './user-menu';
import { WorkspaceMessages } from './workspace-messages';

type Props = {
  locale: AppLocale;
  module: ModuleName;
  roles: readonly Role[];
  children: ReactNode;
};

/** The one frame of all signed-in modules: navigation, tools, and the module's colour. */
export async function WorkspaceShell({ locale, module, roles, children }: Props) {
  const actor = await requireActor(...roles);
  const [t, unread] = await Promise.all([
    getTranslations({ locale, namespace: 'shell' }),
    countUnread(actor),
  ]);
  const sections = navigationFor(actor.role);
  return (
    <WorkspaceMessages locale={locale} timeZone={actor.timeZone}>
      <RealtimeProvider
        config={realtimeConfig()}
        userChannel={channelNames.user(actor.id)}
        unreadAddress={localePath(locale, '/notifications/unread')}
        initialUnread={unread}
      >
        <div data-module={module} className="flex min-h-dvh">
          <a
            href="#content"
            className="sr-only focus:not-sr-only focus:absolute focus:top-2 focus:left-2 focus:z-50 focus:rounded-md focus:bg-surface focus:px-3 focus:py-2"
          >
            {t('skip_to_content')}
          </a>
          <aside className="sticky top-0 hidden h-dvh w-56 shrink-0 flex-col border-r border-line bg-surface lg:flex">
            <a href={localePath(locale, '/')} className="flex h-13 items-center gap-2 px-4 font-semibold">
              <Logo /> {t('brand')}
            </a>
            <SideNav sections={sections} />
          </aside>
          <div className="flex min-w-0 flex-1 flex-col">
            <header className="sticky top-0 z-30 flex h-13 items-center gap-1 border-b border-line bg-surface px-3 md:px-5">
              <MobileNav sections={sections} />
              <CommandCenter sections={sections} userId={actor.id} />
              <div className="ml-auto flex items-center gap-1">
                <ConnectionIndicator />
                <NotificationBell isClient={actor.role === 'CLIENT'} />
                <LocaleSwitch locale={locale} label={t('switch_language')} />
                <ThemeToggle label={t('switch_theme')} />
                <UserMenu name={actor.name} email={actor.email} role={actor.role} />
              </div>
            </header>
            <main id="content" tabIndex={-1} className="min-w-0 flex-1 px-3 py-5 outline-none md:px-6">
              {children}
            </main>
          </div>
          <ModuleColour module={module} />
          <Toaster label={t('toasts')} />
        </div>
      </RealtimeProvider>
    </WorkspaceMessages>
  );
}

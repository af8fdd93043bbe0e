'use client';

import { LogOut } from 'lucide-react';
import { Initials } from '@/components/ui/initials';
import { Menu, MenuContent, MenuItem, MenuSeparator, MenuTrigger } from '@/components/ui/menu';
import type { Role } from '@/lib/db/generated/enums';
import { useTranslations } from '@/lib/i18n/use-words';
import { SignOutForm, signOut } from './sign-out-form';

type Props = { name: string; email: string; role: Role };

/** Who is signed in, and the way out. */
export function UserMenu({ name, email, role }: Props) {
  const t = useTranslations('shell');
  return (
    <>
      <Menu>
        <MenuTrigger aria-label={t('account_of', { name })} className="ml-1 rounded-full">
          <Initials name={name} className="size-8 text-xs" />
        </MenuTrigger>
        <MenuContent>
          <div className="max-w-72 px-2 py-1.5">
            <p className="truncate text-sm font-medium">{name}</p>
            <p className="truncate text-xs text-ink-muted">{email}</p>
            <p className="text-xs text-ink-muted">{t(`roles.${role}`)}</p>
          </div>
          <MenuSeparator />
          <MenuItem onSelect={signOut}>
            <LogOut aria-hidden="true" className="size-4" /> {t('sign_out')}
          </MenuItem>
        </MenuContent>
      </Menu>
      <SignOutForm />
    </>
  );
}

'use client';

import { LogOut } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Initials } from '@/components/ui/initials';
import { Menu, MenuContent, MenuItem, MenuSeparator, MenuTrigger } from '@/components/ui/menu';
import type { Role } from '@/lib/db/generated/enums';

type Props = { name: string; email: string; role: Role };

/** Who is signed in, and the way out; sign-out is a plain form post, so that it works while pages load. */
export function UserMenu({ name, email, role }: Props) {
  const t = useTranslations('shell');
  return (
    <Menu>
      <MenuTrigger aria-label={t('account_of', { name })} className="ml-1 rounded-full">
        <Initials name={name} className="size-8 text-xs" />
      </MenuTrigger>
      <MenuContent>
        <div className="px-2 py-1.5">
          <p className="text-sm font-medium">{name}</p>
          <p className="text-xs text-ink-muted">{email}</p>
          <p className="text-xs text-ink-muted">{t(`roles.${role}`)}</p>
        </div>
        <MenuSeparator />
        <form action="/api/auth/leave" method="post">
          <MenuItem asChild>
            <button type="submit" className="w-full">
              <LogOut aria-hidden="true" className="size-4" /> {t('sign_out')}
            </button>
          </MenuItem>
        </form>
      </MenuContent>
    </Menu>
  );
}

'use client';

import { useState } from 'react';
import { ConfirmDialog } from '@/components/form/confirm-dialog';
import { Field } from '@/components/form/field';
import { Select } from '@/components/ui/input';
import type { Role } from '@/lib/db/generated/enums';
import { useTranslations } from '@/lib/i18n/use-words';
import { changeRoleAction } from '../actions';

const ROLES = ['ADMIN', 'SELLER', 'CLIENT'] as const;

type Props = { userId: string; name: string; role: Role };

/** Another role: chosen first, then confirmed, since it signs that person out. */
export function RoleForm({ userId, name, role }: Props) {
  const t = useTranslations('admin');
  const [chosen, setChosen] = useState<Role>(role);
  const [known, setKnown] = useState(role);
  if (known !== role) {
    setKnown(role);
    setChosen(role);
  }
  return (
    <div className="flex flex-wrap items-end gap-2">
      <Field
        name="role"
        label={t('access.role')}
        hint={t(`access.hint.${chosen}`)}
        className="flex-1 basis-56"
      >
        {(aria) => (
          <Select
            {...aria}
            value={chosen}
            onChange={({ target }) => setChosen(ROLES.find((option) => option === target.value) ?? role)}
          >
            {ROLES.map((option) => (
              <option key={option} value={option}>
                {t(`role.${option}`)}
              </option>
            ))}
          </Select>
        )}
      </Field>
      {chosen !== role && (
        <ConfirmDialog
          trigger={t('access.changeRole')}
          triggerVariant="primary"
          triggerSize="md"
          title={t('access.changeRoleTitle', { name, role: t(`role.${chosen}`) })}
          description={t(chosen === 'CLIENT' ? 'access.changeToClient' : 'access.changeRoleBody')}
          confirmLabel={t('access.changeRole')}
          cancelLabel={t('cancel')}
          action={changeRoleAction}
          values={{ userId, role: chosen }}
        />
      )}
    </div>
  );
}

'use server';

import { refresh } from 'next/cache';
import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { adminAction } from '@/lib/form-action';
import { localePath } from '@/lib/i18n/routing';
import { addNode, removeNode, setNodeState, updateNode } from '@/lib/provisioning/commands';
import {
  addNodeSchema,
  removeNodeSchema,
  setNodeStateSchema,
  updateNodeSchema,
} from '@/lib/provisioning/schema';

export const addNodeAction = adminAction(addNodeSchema, async (actor, input) => {
  await addNode(actor, input);
  refresh();
  return undefined;
});

export const updateNodeAction = adminAction(updateNodeSchema, async (actor, input, locale) => {
  await updateNode(actor, input);
  refresh();
  const t = await getTranslations({ locale, namespace: 'cloud' });
  return { message: t('node.saved') };
});

export const setNodeStateAction = adminAction(setNodeStateSchema, async (actor, input) => {
  await setNodeState(actor, input);
  refresh();
  return undefined;
});

export const removeNodeAction = adminAction(removeNodeSchema, async (actor, input, locale) => {
  await removeNode(actor, input);
  redirect(localePath(locale, '/admin/cloud'));
});

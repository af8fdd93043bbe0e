'use server';

import { refresh } from 'next/cache';
import { redirect } from 'next/navigation';
import { getLocale, getTranslations } from 'next-intl/server';
import { adminAction } from '@/lib/form-action';
import { type AppLocale, localePath } from '@/lib/i18n/routing';
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

export const updateNodeAction = adminAction(updateNodeSchema, async (actor, input) => {
  await updateNode(actor, input);
  refresh();
  const t = await getTranslations('cloud');
  return { message: t('node.saved') };
});

export const setNodeStateAction = adminAction(setNodeStateSchema, async (actor, input) => {
  await setNodeState(actor, input);
  refresh();
  return undefined;
});

export const removeNodeAction = adminAction(removeNodeSchema, async (actor, input) => {
  await removeNode(actor, input);
  redirect(localePath((await getLocale()) as AppLocale, '/admin/cloud'));
});

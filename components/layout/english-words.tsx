'use client';

import { NextIntlClientProvider } from 'next-intl';
import account from '@/lib/i18n/messages/en/account.json';
import admin from '@/lib/i18n/messages/en/admin.json';
import automation from '@/lib/i18n/messages/en/automation.json';
import billing from '@/lib/i18n/messages/en/billing.json';
import cloud from '@/lib/i18n/messages/en/cloud.json';
import common from '@/lib/i18n/messages/en/common.json';
import costs from '@/lib/i18n/messages/en/costs.json';
import crm from '@/lib/i18n/messages/en/crm.json';
import dashboard from '@/lib/i18n/messages/en/dashboard.json';
import errors from '@/lib/i18n/messages/en/errors.json';
import hosting from '@/lib/i18n/messages/en/hosting.json';
import leads from '@/lib/i18n/messages/en/leads.json';
import notifications from '@/lib/i18n/messages/en/notifications.json';
import pipeline from '@/lib/i18n/messages/en/pipeline.json';
import pulse from '@/lib/i18n/messages/en/pulse.json';
import quotes from '@/lib/i18n/messages/en/quotes.json';
import services from '@/lib/i18n/messages/en/services.json';
import shell from '@/lib/i18n/messages/en/shell.json';
import type { WorkspaceWords } from './french-words';
import type { WordsProps } from './workspace-messages';

/** What the client components of the workspace say in English: a file of its own, kept by browsers. */
const messages: WorkspaceWords = {
  account,
  admin,
  automation,
  billing,
  cloud,
  common,
  costs,
  crm,
  dashboard,
  errors,
  hosting,
  leads,
  notifications,
  pipeline,
  pulse,
  quotes,
  services,
  shell,
};

export function EnglishWords(props: WordsProps) {
  return <NextIntlClientProvider {...props} locale="en" messages={messages} />;
}

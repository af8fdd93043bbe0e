'use client';

import { NextIntlClientProvider } from 'next-intl';
import { withFrenchSpaces } from '@/lib/i18n/french-spaces';
import account from '@/lib/i18n/messages/fr/account.json';
import admin from '@/lib/i18n/messages/fr/admin.json';
import automation from '@/lib/i18n/messages/fr/automation.json';
import billing from '@/lib/i18n/messages/fr/billing.json';
import cloud from '@/lib/i18n/messages/fr/cloud.json';
import common from '@/lib/i18n/messages/fr/common.json';
import costs from '@/lib/i18n/messages/fr/costs.json';
import crm from '@/lib/i18n/messages/fr/crm.json';
import dashboard from '@/lib/i18n/messages/fr/dashboard.json';
import errors from '@/lib/i18n/messages/fr/errors.json';
import hosting from '@/lib/i18n/messages/fr/hosting.json';
import leads from '@/lib/i18n/messages/fr/leads.json';
import notifications from '@/lib/i18n/messages/fr/notifications.json';
import pipeline from '@/lib/i18n/messages/fr/pipeline.json';
import pulse from '@/lib/i18n/messages/fr/pulse.json';
import quotes from '@/lib/i18n/messages/fr/quotes.json';
import services from '@/lib/i18n/messages/fr/services.json';
import shell from '@/lib/i18n/messages/fr/shell.json';
import type { WordsProps } from './workspace-messages';

/** What the client components of the workspace say in French: a file of its own, kept by browsers. */
const messages = withFrenchSpaces({
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
});

export type WorkspaceWords = typeof messages;

export function FrenchWords(props: WordsProps) {
  return <NextIntlClientProvider {...props} locale="fr" messages={messages} />;
}

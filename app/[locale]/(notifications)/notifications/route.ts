import type { NextRequest } from 'next/server';
import { getActor } from '@/lib/auth/current-actor';
import type { AppLocale } from '@/lib/i18n/routing';
import { countUnread, listNotifications } from '@/lib/notifications/queries';
import { notificationPageSchema } from '@/lib/notifications/schema';
import { wordNotifications } from '@/lib/notifications/word-notification';

type Context = { params: Promise<{ locale: string }> };

/** A page of the bell's list, worded in the language of the address (docs/api/realtime.md). */
export async function GET(request: NextRequest, { params }: Context): Promise<Response> {
  const headers = { 'Cache-Control': 'no-store' };
  const actor = await getActor();
  if (!actor) return Response.json({ error: 'signed_out' }, { status: 401, headers });
  const { after } = notificationPageSchema.parse(Object.fromEntries(request.nextUrl.searchParams));
  const { locale } = (await params) as { locale: AppLocale };
  const [{ rows, next }, unread] = await Promise.all([listNotifications(actor, after), countUnread(actor)]);
  const items = await wordNotifications(rows, actor, locale);
  return Response.json({ items, next, unread }, { headers });
}

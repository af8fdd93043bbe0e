import type { NextRequest } from 'next/server';
import { getActor } from '@/lib/auth/current-actor';
import type { AppLocale } from '@/lib/i18n/routing';
import { searchSchema } from '@/lib/search/schema';
import { search } from '@/lib/search/search';
import { wordResults } from '@/lib/search/word-results';

type Context = { params: Promise<{ locale: string }> };

/** What the command palette reads while somebody types: a plain GET, which a newer one may overtake. */
export async function GET(request: NextRequest, { params }: Context): Promise<Response> {
  const headers = { 'Cache-Control': 'no-store' };
  const actor = await getActor();
  if (!actor) return Response.json({ error: 'signed_out' }, { status: 401, headers });
  const { q } = searchSchema.parse(Object.fromEntries(request.nextUrl.searchParams));
  const { locale } = (await params) as { locale: AppLocale };
  return Response.json({ items: await wordResults(actor, await search(actor, q), locale) }, { headers });
}

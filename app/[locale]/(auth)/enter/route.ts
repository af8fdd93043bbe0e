import { getActor } from '@/lib/auth/current-actor';
import { isLocale, localePath } from '@/lib/i18n/routing';
import { landingAddress } from '@/lib/identity/home';

type Context = { params: Promise<{ locale: string }> };

/**
 * The step from the sign-in into the workspace. Workspace pages have a stricter content security policy of their
 * own, which counts only for a document that is loaded anew: being no page, this address makes the browser do so.
 */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const headers = { 'Cache-Control': 'no-store' };
  // The router asks first whether it could show this without loading it.
  if (!request.headers.get('accept')?.includes('text/html')) {
    return new Response(null, { status: 204, headers });
  }
  const { locale: asked } = await params;
  const locale = isLocale(asked) ? asked : 'fr';
  const actor = await getActor();
  const next = new URL(request.url).searchParams.get('next') ?? undefined;
  const address = actor ? landingAddress(next, actor.role, locale) : localePath(locale, '/login');
  return new Response(null, { status: 303, headers: { ...headers, Location: address } });
}

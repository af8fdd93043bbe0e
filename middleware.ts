import { createHash } from 'node:crypto';
import { type NextRequest, NextResponse } from 'next/server';
import { sessionCookieName } from './lib/auth/cookie';
import { absentAddress, isProtected, loginAddress, mayEnter } from './lib/auth/early-access';
import { sessionClaims } from './lib/auth/session-claims';
import { actionRefusal } from './lib/front-door/action-gate';
import { realtimeConfig } from './lib/realtime/client-config';
import { socketSources } from './lib/realtime/socket-sources';
import { contentSecurityPolicy } from './lib/security-headers';
import { THEME_SCRIPT } from './lib/theme-script';

export const config = {
  runtime: 'nodejs',
  matcher: [
    '/account/:path*',
    '/en/account/:path*',
    '/crm/:path*',
    '/en/crm/:path*',
    '/live-pulse/:path*',
    '/en/live-pulse/:path*',
    '/admin/:path*',
    '/en/admin/:path*',
    '/cms/:path*',
    '/en/cms/:path*',
    '/hosting/dashboard/:path*',
    '/en/hosting/dashboard/:path*',
    '/quotes/:path*',
    '/en/quotes/:path*',
    // Forms and actions of any page; who only reads a public page never comes through here.
    { source: '/((?!api/|_next/).*)', has: [{ type: 'header', key: 'next-action' }] },
    { source: '/((?!api/|_next/).*)', has: [{ type: 'header', key: 'content-type' }] },
  ],
};

const THEME_HASH = `'sha256-${createHash('sha256').update(THEME_SCRIPT).digest('base64')}'`;

/** A NUL byte is in no address of ours, and the database would refuse to look for it. */
const isGarbled = ({ pathname, search }: { pathname: string; search: string }) =>
  /%00/.test(pathname + search);

/** Turns away early, by the cookie alone; pages, queries and commands decide again by the database. */
export async function middleware(request: NextRequest): Promise<NextResponse> {
  const refusal = await actionRefusal(request);
  if (refusal) return new NextResponse(null, { status: refusal });
  if (isQuotePage(request.nextUrl.pathname)) return withPolicy(request, {});
  if (!isProtected(request.nextUrl.pathname)) return NextResponse.next();
  const name = sessionCookieName(process.env.APP_URL ?? '');
  const token = request.cookies.get(name)?.value;
  const claims = token ? await sessionClaims({ name, token, secret: process.env.AUTH_SECRET ?? '' }) : null;
  if (!claims) return NextResponse.redirect(new URL(loginAddress(request.nextUrl), request.url));
  if (isGarbled(request.nextUrl) || !mayEnter(String(claims.role), request.nextUrl.pathname)) {
    return NextResponse.rewrite(new URL(absentAddress(request.nextUrl), request.url));
  }
  const connects = socketSources(
    realtimeConfig(),
    request.headers.get('x-forwarded-host') ?? request.headers.get('host'),
  );
  return withPolicy(request, { connects, frames: "'self'" });
}

/** Shows what people wrote, to whoever has its link: no sign-in, and no inline script but our own. */
const isQuotePage = (pathname: string) => /^(?:\/en)?\/quotes\//.test(pathname);

type Policy = Omit<Parameters<typeof contentSecurityPolicy>[0], 'scripts'>;

/** The page under a content security policy of its own, with a nonce for the scripts that Next writes into it. */
function withPolicy(request: NextRequest, needs: Policy): NextResponse {
  const nonce = crypto.randomUUID().replaceAll('-', '');
  const policy = contentSecurityPolicy({
    ...needs,
    scripts: `'nonce-${nonce}' ${THEME_HASH} 'strict-dynamic'`,
  });
  const headers = new Headers(request.headers);
  headers.set('x-requested-path', request.nextUrl.pathname + request.nextUrl.search);
  headers.set('x-nonce', nonce);
  headers.set('Content-Security-Policy', policy);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set('Content-Security-Policy', policy);
  return response;
}

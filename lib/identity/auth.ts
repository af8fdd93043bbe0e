import 'server-only';
import NextAuth, { CredentialsSignin } from 'next-auth';
import Credentials from 'next-auth/providers/credentials';
import { clientAddress } from '@/lib/auth/client-address';
import { SESSION_MAX_AGE_SECONDS, usesSecureCookies } from '@/lib/auth/cookie';
import { actorOfSession } from '@/lib/auth/current-actor';
import { env } from '@/lib/env';
import { logger } from '@/lib/logger';
import { endSession } from './sessions';
import { authenticate } from './sign-in';

declare module 'next-auth' {
  interface User {
    role: string;
    sid: string;
  }
}

/**
 * Auth.js signs and reads the cookie; the session it names is a row that can be revoked.
 * The lazy form reads the environment at the first request, not while the build imports this file.
 */
export const { handlers, signIn, signOut } = NextAuth(() => ({
  secret: env().AUTH_SECRET,
  trustHost: true,
  useSecureCookies: usesSecureCookies(env().APP_URL),
  session: { strategy: 'jwt', maxAge: SESSION_MAX_AGE_SECONDS },
  pages: { signIn: '/login', error: '/login' },
  logger: {
    // A wrong password is a refusal, on record in the audit log; not a fault of ours.
    error: (error) => {
      if (error instanceof CredentialsSignin) return;
      logger.error({ err: error }, 'sign-in machinery failed');
    },
    warn: (code) => logger.warn({ code }, 'sign-in machinery warns'),
    debug: () => {},
  },
  providers: [
    Credentials({
      credentials: { email: {}, password: {} },
      authorize: (credentials, request) =>
        authenticate({
          email: String(credentials.email ?? ''),
          password: String(credentials.password ?? ''),
          ip: clientAddress(request.headers),
          userAgent: request.headers.get('user-agent'),
        }),
    }),
  ],
  events: {
    async signOut(message) {
      const sid = 'token' in message ? message.token?.sid : undefined;
      if (typeof sid === 'string') await endSession(sid);
    },
  },
  callbacks: {
    async jwt({ token, user }) {
      if (user) return { ...token, sub: user.id, sid: user.sid, role: user.role };
      // A revoked session answers nothing at Auth.js's own addresses either.
      return (await actorOfSession(String(token.sid))) ? token : null;
    },
    session({ session }) {
      return session;
    },
  },
}));

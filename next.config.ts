import type { NextConfig } from 'next';
import createNextIntlPlugin from 'next-intl/plugin';
import { securityHeaders } from './lib/security-headers';

const withNextIntl = createNextIntlPlugin('./lib/i18n/request.ts');

const config: NextConfig = {
  poweredByHeader: false,
  reactStrictMode: true,
  // Types are a step of `npm test`; who starts the platform does not wait for them.
  typescript: { ignoreBuildErrors: true },
  serverExternalPackages: ['@node-rs/argon2', 'pino', 'pg', 'graphile-worker'],
  experimental: { serverActions: { bodySizeLimit: '1mb' } },
  headers: async () => [{ source: '/:path*', headers: securityHeaders() }],
  // French lives without a prefix: one address a page.
  redirects: async () => [
    { source: '/fr', destination: '/', permanent: true },
    { source: '/fr/:path*', destination: '/:path*', permanent: true },
  ],
  rewrites: async () => ({
    beforeFiles: [],
    afterFiles: [
      { source: '/', destination: '/fr' },
      { source: '/:path((?!(?:api|_next|en|fr)(?:/|$)).*)', destination: '/fr/:path' },
    ],
    fallback: [],
  }),
};

export default withNextIntl(config);

type Header = { key: string; value: string };

/**
 * On every response. The content security policy here is the one of static pages: Next writes its
 * data into inline scripts, and a page made at build time cannot carry a fresh nonce, so inline
 * scripts are allowed there and nothing from elsewhere is. Workspace pages get the stricter policy
 * with a nonce from the middleware, which replaces this one.
 */
export function securityHeaders(): Header[] {
  return [
    { key: 'Content-Security-Policy', value: contentSecurityPolicy("'unsafe-inline'") },
    { key: 'Referrer-Policy', value: 'strict-origin-when-cross-origin' },
    { key: 'X-Content-Type-Options', value: 'nosniff' },
    { key: 'X-Frame-Options', value: 'DENY' },
    { key: 'Permissions-Policy', value: 'camera=(), microphone=(), geolocation=()' },
    { key: 'Cross-Origin-Opener-Policy', value: 'same-origin' },
  ];
}

/** For whoever came over TLS, as the proxy in front says; known at the request, not at the build. */
export const STRICT_TRANSPORT: Header = {
  key: 'Strict-Transport-Security',
  value: 'max-age=63072000; includeSubDomains',
};

export function contentSecurityPolicy(scriptSource: string): string {
  const development = process.env.NODE_ENV === 'development' ? " 'unsafe-eval'" : '';
  return [
    "default-src 'self'",
    `script-src 'self' ${scriptSource}${development}`,
    // React and the chart library set style attributes.
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    // The channels server is on another port or host; its scheme is what is fixed.
    "connect-src 'self' ws: wss:",
    "frame-src 'self'",
    "frame-ancestors 'none'",
    "base-uri 'self'",
    "form-action 'self'",
    "object-src 'none'",
  ].join('; ');
}

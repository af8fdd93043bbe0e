type Header = { key: string; value: string };

/** What a page needs beside what it loads from this site. */
type Needs = {
  /** Sources of inline scripts. */
  scripts: string;
  /** Addresses of live connections. */
  connects?: readonly string[];
  /** `'self'` where a page shows another document of ours in a frame. */
  frames?: "'self'" | "'none'";
};

/**
 * On every response. The content security policy here is the one of static pages. Next writes a page's data into
 * inline scripts, and a page made once for everybody can carry neither a nonce (it would be the same for all, so worth
 * nothing) nor hashes in its header (they differ from page to page and change when the page is made anew), so inline
 * script elements are allowed there; event handlers in attributes are not, nothing comes from elsewhere, and nothing is
 * sent elsewhere. These pages show no text that visitors wrote. Workspace pages get the policy with a nonce from the
 * middleware, which replaces this one. Strict-Transport-Security is the front door's: it is known at the start of the
 * server whether people use https.
 */
export function securityHeaders(): Header[] {
  return [
    { key: 'Content-Security-Policy', value: contentSecurityPolicy({ scripts: "'unsafe-inline'" }) },
    { key: 'Referrer-Policy', value: 'strict-origin-when-cross-origin' },
    { key: 'X-Content-Type-Options', value: 'nosniff' },
    { key: 'X-Frame-Options', value: 'DENY' },
    { key: 'Permissions-Policy', value: 'camera=(), microphone=(), geolocation=()' },
    { key: 'Cross-Origin-Opener-Policy', value: 'same-origin' },
  ];
}

export function contentSecurityPolicy({ scripts, connects = [], frames = "'none'" }: Needs): string {
  const isDevelopment = process.env.NODE_ENV === 'development';
  // The development server evaluates code and reloads over a socket.
  const [evaluated, reload] = isDevelopment ? [[`'unsafe-eval'`], ['ws:']] : [[], []];
  const directives: Record<string, readonly string[]> = {
    'default-src': ["'self'"],
    'script-src': ["'self'", scripts, ...evaluated],
    'script-src-attr': ["'none'"],
    // React and the chart library set style attributes.
    'style-src': ["'self'", "'unsafe-inline'"],
    'img-src': ["'self'", 'data:', 'blob:'],
    'font-src': ["'self'"],
    'connect-src': ["'self'", ...connects, ...reload],
    'frame-src': [frames],
    'frame-ancestors': ["'none'"],
    'base-uri': ["'self'"],
    'form-action': ["'self'"],
    'object-src': ["'none'"],
    'media-src': ["'none'"],
    'worker-src': ["'none'"],
  };
  return Object.entries(directives)
    .map(([name, sources]) => [name, ...sources].join(' '))
    .join('; ');
}

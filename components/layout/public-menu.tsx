import { buttonStyle } from '@/components/ui/button-style';

type Link = { href: string; label: string };
type Props = { label: string; name: string; links: readonly Link[]; order: Link };

const ID = 'public-menu';

/** The links of the header behind a button, for phones: the browser's own popover, so no JavaScript. */
export function PublicMenu({ label, name, links, order }: Props) {
  return (
    <div className="md:hidden">
      <button
        type="button"
        popoverTarget={ID}
        aria-label={label}
        className="inline-flex size-10 items-center justify-center rounded-md text-ink-muted hover:bg-sunken hover:text-ink"
      >
        <svg aria-hidden="true" viewBox="0 0 24 24" className="size-5" fill="none">
          <path d="M4 7h16M4 12h16M4 17h16" stroke="currentColor" strokeWidth="2" strokeLinecap="round" />
        </svg>
      </button>
      <div
        id={ID}
        popover="auto"
        className="inset-x-0 top-14 bottom-auto m-0 w-full max-w-none border-b border-line bg-surface p-4 text-ink shadow-floating"
      >
        <nav aria-label={name}>
          <ul>
            {links.map(({ href, label: text }) => (
              <li key={href}>
                <a
                  href={href}
                  className="flex h-11 items-center rounded-md px-3 text-md font-medium hover:bg-sunken"
                >
                  {text}
                </a>
              </li>
            ))}
          </ul>
          <a href={order.href} className={`${buttonStyle('primary', 'lg')} mt-3 w-full`}>
            {order.label}
          </a>
        </nav>
      </div>
    </div>
  );
}

import Link from 'next/link';

type Props = { links: readonly { href: string; label: string }[] };

/** The ways on from here, under the form. */
export function AuthLinks({ links }: Props) {
  return (
    <ul className="mt-6 flex flex-wrap gap-x-6 gap-y-2 border-t border-line pt-4 text-sm">
      {links.map(({ href, label }) => (
        <li key={href}>
          <Link href={href} prefetch={false} className="text-module underline-offset-4 hover:underline">
            {label}
          </Link>
        </li>
      ))}
    </ul>
  );
}

'use client';

import Link from 'next/link';
import { type ComponentProps, useState } from 'react';

/**
 * A link of the workspace: fetched ahead once the pointer or the focus is on it. Links fetched ahead by
 * being in sight would all be fetched again with every live refresh of the page.
 */
export function IntentLink(props: Omit<ComponentProps<typeof Link>, 'prefetch'>) {
  const [meant, setMeant] = useState(false);
  return (
    <Link
      {...props}
      prefetch={meant ? null : false}
      onPointerEnter={() => setMeant(true)}
      onPointerLeave={() => setMeant(false)}
      onFocus={() => setMeant(true)}
      onBlur={() => setMeant(false)}
    />
  );
}

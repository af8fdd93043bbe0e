'use client';

import { useEffect } from 'react';

const COUNT = /^\(\d+\+?\) /;

/** Puts “(3)” before the tab's title and keeps it there from page to page; null takes it away. */
export function useTitleCount(count: string | null): void {
  useEffect(() => {
    const apply = () => {
      const bare = document.title.replace(COUNT, '');
      const title = count ? `(${count}) ${bare}` : bare;
      if (bare && document.title !== title) document.title = title;
    };
    apply();
    const observer = new MutationObserver(apply);
    observer.observe(document.head, { childList: true, subtree: true, characterData: true });
    return () => observer.disconnect();
  }, [count]);
}

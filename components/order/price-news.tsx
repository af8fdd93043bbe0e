import { useEffect, useState } from 'react';

/** Tells the new price to those who cannot see it change, once the choices settle. */
export function PriceNews({ text, live }: { text: string; live: boolean }) {
  const [said, setSaid] = useState('');
  useEffect(() => {
    if (!live) return;
    const timer = setTimeout(() => setSaid(text), 800);
    return () => clearTimeout(timer);
  }, [text, live]);
  return (
    <p role="status" className="sr-only">
      {said}
    </p>
  );
}

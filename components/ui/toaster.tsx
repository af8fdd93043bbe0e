'use client';

// Use: `import { toast } from 'sonner'`, then `toast(text)`, `toast.success(text)`, `toast.error(text)` or `toast(text, { action: { label, onClick } })`, only for what the page does not already show.

import { CircleAlert, CircleCheck } from 'lucide-react';
import { Toaster as Sonner } from 'sonner';

/** Where toasts appear, announced to screen readers by the library; mounted once, in the workspace's frame. */
export function Toaster({ label }: { label: string }) {
  return (
    <Sonner
      containerAriaLabel={label}
      position="bottom-right"
      duration={6_000}
      gap={8}
      style={{ fontFamily: 'inherit' }}
      icons={{
        success: <CircleCheck aria-hidden="true" className="size-4 text-success" />,
        error: <CircleAlert aria-hidden="true" className="size-4 text-danger" />,
      }}
      toastOptions={{
        unstyled: true,
        classNames: {
          toast:
            'flex w-full items-center gap-3 rounded-lg border border-line bg-surface px-4 py-3 text-sm text-ink shadow-floating',
          content: 'min-w-0 flex-1',
          title: 'font-medium',
          description: 'mt-0.5 text-ink-muted',
          icon: 'shrink-0',
          actionButton:
            'h-8 shrink-0 rounded-md border border-line-strong/50 px-3 text-sm font-medium hover:bg-sunken',
        },
      }}
    />
  );
}

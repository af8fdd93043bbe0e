/** The look shared by inputs, selects and text areas; 16 px on phones so that they do not zoom. */
export const controlStyle =
  'block w-full min-w-0 rounded-md border border-line-strong/70 bg-surface px-3 text-md md:text-base text-ink placeholder:text-ink-subtle transition-colors hover:border-line-strong focus-visible:border-module aria-invalid:border-danger disabled:opacity-60';

'use client';

import { useEffect } from 'react';
import type { ModuleName } from './navigation';

/** Menus and dialogs stand outside the frame, at the end of the body: the module's colour goes there too. */
export function ModuleColour({ module }: { module: ModuleName }) {
  useEffect(() => {
    document.body.dataset.module = module;
    return () => {
      delete document.body.dataset.module;
    };
  }, [module]);
  return null;
}

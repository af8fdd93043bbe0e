/**
 * Runs before the first paint, so that a page never flashes in the other theme. Inline in every page;
 * the middleware allows it by its hash.
 */
export const THEME_SCRIPT =
  "(function(){try{var t=localStorage.getItem('theme')}catch(e){}if(t!=='dark'&&t!=='light')t=matchMedia('(prefers-color-scheme: dark)').matches?'dark':'light';document.documentElement.dataset.theme=t})()";

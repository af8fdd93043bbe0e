/**
 * Runs before the first paint, so that a page never flashes in the other theme, and again when the system turns
 * light or dark under an open page. Inline in every page; the middleware allows it by its hash.
 */
export const THEME_SCRIPT =
  "(function(){var m=matchMedia('(prefers-color-scheme: dark)');function f(){try{var t=localStorage.getItem('theme')}catch(e){}if(t!=='dark'&&t!=='light')t=m.matches?'dark':'light';document.documentElement.dataset.theme=t}f();m.addEventListener('change',f)})()";

import type { Scope } from "../scope.ts";

/** What a canvas needs in words of CSS colours. */
export type WaveformColours = { waveColor: string; progressColor: string };

/**
 * The colours of a waveform are its element's own text and caret colours, as the theme resolves them: a canvas cannot
 * read custom properties itself.
 */
export function readColours(element: Element): WaveformColours {
  const style = getComputedStyle(element);
  return { waveColor: style.color, progressColor: style.caretColor };
}

/** Calls `onChange` when the theme may have changed: the system's, or the page's own by class or attribute. */
export function watchTheme(scope: Scope, onChange: () => void): void {
  // The new colours are there only after styles were computed again.
  const later = () => requestAnimationFrame(() => !scope.isOver && onChange());
  const observer = new MutationObserver(later);
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ["class", "style", "data-theme"] });
  scope.add(() => observer.disconnect());
  scope.listen(matchMedia("(prefers-color-scheme: dark)"), "change", later);
  scope.listen(matchMedia("(forced-colors: active)"), "change", later);
}

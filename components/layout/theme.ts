/** What a person may choose: a theme, or what their system says. */
const themes = ["light", "dark", "system"] as const;

export type Theme = (typeof themes)[number];

const STORAGE_KEY = "earmark-theme";

/**
 * Runs in the head of every document before anything is painted, so that nobody sees the other theme flash. Without
 * an attribute the style sheet follows the system.
 */
export const themeScript = `try{var t=localStorage.getItem("${STORAGE_KEY}");if(t==="light"||t==="dark")document.documentElement.dataset.theme=t}catch(e){}`;

/** The choice kept in this browser; `system` where there is none, or where none can be kept. */
export function readTheme(): Theme {
  try {
    const kept = localStorage.getItem(STORAGE_KEY);
    return kept === "light" || kept === "dark" ? kept : "system";
  } catch {
    return "system";
  }
}

/** Shows the theme that was chosen, as the script in the head does. */
export function showTheme(): void {
  const theme = readTheme();
  if (theme === "system") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
}

/** Shows the theme at once and keeps the choice, where the browser lets us. Fires {@link subscribeToTheme}. */
export function chooseTheme(theme: Theme): void {
  if (theme === "system") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
  try {
    if (theme === "system") localStorage.removeItem(STORAGE_KEY);
    else localStorage.setItem(STORAGE_KEY, theme);
  } catch {
    // A browser that keeps nothing forgets the choice with the page.
  }
  window.dispatchEvent(new Event(CHANGE_EVENT));
}

const CHANGE_EVENT = "earmark:theme";

/** Calls back when the choice changes, here or in another tab. */
export function subscribeToTheme(onChange: () => void): () => void {
  const onStorage = (event: StorageEvent) => {
    if (event.key !== STORAGE_KEY && event.key !== null) return;
    showTheme();
    onChange();
  };
  window.addEventListener(CHANGE_EVENT, onChange);
  window.addEventListener("storage", onStorage);
  return () => {
    window.removeEventListener(CHANGE_EVENT, onChange);
    window.removeEventListener("storage", onStorage);
  };
}

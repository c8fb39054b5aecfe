/** A page that nobody has seen for so long need not hear anything: it looks again when it is seen. */
const UNSEEN_MS = 60_000;

type PageLife = { onAway: () => void; onBack: () => void; signal: AbortSignal };

/**
 * Tells when a page may stop to listen, and when it must begin again. A page in the back/forward cache or a frozen one hears
 * nothing, and an open line would keep it out of there.
 */
export function watchPageLife({ onAway, onBack, signal }: PageLife): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const look = () => {
    clearTimeout(timer);
    if (document.hidden) timer = setTimeout(onAway, UNSEEN_MS);
    else onBack();
  };
  document.addEventListener("visibilitychange", look, { signal });
  document.addEventListener("freeze", onAway, { signal });
  document.addEventListener("resume", look, { signal });
  window.addEventListener("pagehide", onAway, { signal });
  window.addEventListener("pageshow", look, { signal });
  signal.addEventListener("abort", () => clearTimeout(timer));
  if (document.hidden) look();
}

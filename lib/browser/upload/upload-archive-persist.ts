let hasAsked = false;

/**
 * Asks the browser once a page not to throw away what is kept when the disk fills up: only Chromium, the one that decides
 * without a question to the person and tells itself by `userAgentData`. It never rejects.
 */
export async function persistQuietly(): Promise<void> {
  if (hasAsked || !("userAgentData" in navigator)) return;
  hasAsked = true;
  try {
    if (!(await navigator.storage.persisted())) await navigator.storage.persist();
  } catch {
    // It stays as it was: kept until the disk is full.
  }
}

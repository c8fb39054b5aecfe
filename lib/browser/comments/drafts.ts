/** What somebody began to write and has not sent: the text, and where a new comment is to stand. */
export type Draft = { text: string; from: number; to: number | null };

const PREFIX = "earmark.comment.";

/** The draft kept under `name` in this tab; null where there is none, or none that makes sense. */
export function findDraft(name: string): Draft | null {
  try {
    return parseDraft(sessionStorage.getItem(PREFIX + name));
  } catch {
    return null;
  }
}

/** Keeps a draft as long as the tab lives; one without a word is none, and null takes it away. */
export function keepDraft(name: string, draft: Draft | null): void {
  try {
    if (draft?.text.trim()) sessionStorage.setItem(PREFIX + name, JSON.stringify(draft));
    else sessionStorage.removeItem(PREFIX + name);
  } catch {
    // Where nothing may be stored a draft lasts as long as its page.
  }
}

/** A draft from stored text; null where that is none. */
export function parseDraft(stored: string | null): Draft | null {
  let value: unknown;
  try {
    value = JSON.parse(stored ?? "null");
  } catch {
    return null;
  }
  if (typeof value !== "object" || value === null) return null;
  const { text, from, to } = value as Record<string, unknown>;
  if (typeof text !== "string" || !isSeconds(from) || !(to === null || isSeconds(to))) return null;
  return { text, from, to };
}

function isSeconds(value: unknown): value is number {
  return typeof value === "number" && Number.isFinite(value) && value >= 0;
}

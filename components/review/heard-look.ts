/** How a stretch was heard. */
export type HeardMode = "played" | "fast" | "skipped";

/** Told apart by their patterns: filled, hatched, and an empty box. */
export const heardLooks: Record<HeardMode, { look: string; words: string }> = {
  played: { look: "bg-primary", words: "played" },
  fast: {
    look: "border border-primary bg-[repeating-linear-gradient(135deg,currentColor_0_2px,transparent_2px_5px)] text-primary",
    words: "played faster than 1.5×",
  },
  skipped: { look: "border border-muted-foreground border-dashed", words: "skipped as silence" },
};

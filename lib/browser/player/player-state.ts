import type { MediaFault } from "./media-fault.ts";

/** Everything about a player that a screen may show. */
export type PlayerState = {
  isPlaying: boolean;
  /** It should be playing and waits for bytes. */
  isWaiting: boolean;
  currentSeconds: number;
  rate: number;
  /** 0 to 1. */
  volume: number;
  isMuted: boolean;
  fault: MediaFault | null;
  /** `flat`: there is nothing to draw but a line, which shows the place all the same. */
  waveform: "loading" | "ready" | "flat" | "failed";
  /** Null while the whole recording fits the width. */
  zoomPixelsPerSecond: number | null;
  /** Pixels that a second takes when the whole recording fits the width; 0 while nothing is drawn. */
  fitPixelsPerSecond: number;
  /** The stretch that can be seen; `visibleEndSeconds` is 0 while nothing is drawn. */
  visibleStartSeconds: number;
  visibleEndSeconds: number;
  /** The finding that was gone to last, by its place in the list. */
  findingIndex: number | null;
};

/** A player that has not begun. */
export const initialPlayerState: PlayerState = {
  isPlaying: false,
  isWaiting: false,
  currentSeconds: 0,
  rate: 1,
  volume: 1,
  isMuted: false,
  fault: null,
  waveform: "loading",
  zoomPixelsPerSecond: null,
  fitPixelsPerSecond: 0,
  visibleStartSeconds: 0,
  visibleEndSeconds: 0,
  findingIndex: null,
};

/** The playback rates on offer; the pitch is kept at each. */
export const PLAYBACK_RATES = [0.5, 0.75, 1, 1.25, 1.5, 1.75, 2] as const;

import type { MediaFault } from "./media-fault.ts";
import type { Selection } from "./selection.ts";

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

  // Listening.
  /** The selection, or all where there is none, is played again and again. */
  isLooping: boolean;
  /** What was jumped over last because it is silent. */
  skipped: { from: number; to: number } | null;
  /** How much of the recording can be jumped over; null until that is known. */
  silenceSeconds: number | null;
  /** The browser can play the file as it was sent. */
  hasOriginal: boolean;
  /** What is heard; while the original is `loading` the WAV goes on. */
  heard: "wav" | "loading" | "original";
  /** The original could not be played after all. */
  hasOriginalFailed: boolean;
  /** What even loudness changes, and whether peaks are held down for it; null where the loudness is not known. */
  evenGainDb: number | null;
  isEvenLimited: boolean;
  /** The browser can change loudness and measure levels, which it can only once something has played. */
  hasSound: boolean;
  /** Where it was left the last time, as long as it is there still. */
  resumedSeconds: number | null;
  /** How much of the recording its person has heard, 0 to 1, as the server told last. */
  heardShare: number | null;

  // The drawing.
  /** The closest look at this recording, in pixels a second; 0 while nothing is drawn. */
  maxPixelsPerSecond: number;
  /** The moment under the pointer that rests on the waveform. */
  hoverSeconds: number | null;
  /** The stretch that a person marked. */
  selection: Selection | null;
  /** The stretch is being drawn with a pointer, and changes with every move. */
  isSelecting: boolean;
  /** 0 while it is not known. */
  channelCount: number;
  /** Each channel in a lane of its own, or all on top of each other. */
  areChannelsApart: boolean;
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
  isLooping: false,
  skipped: null,
  silenceSeconds: null,
  hasOriginal: false,
  heard: "wav",
  hasOriginalFailed: false,
  evenGainDb: null,
  isEvenLimited: false,
  hasSound: false,
  resumedSeconds: null,
  heardShare: null,

  maxPixelsPerSecond: 0,
  hoverSeconds: null,
  selection: null,
  isSelecting: false,
  channelCount: 0,
  areChannelsApart: true,
};

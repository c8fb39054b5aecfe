/** FFmpeg's names of layouts that people call otherwise. */
const layouts: Record<string, string> = {
  mono: "mono",
  stereo: "stereo",
  downmix: "stereo",
  "5.1": "5.1 surround",
  "5.1(side)": "5.1 surround",
  "7.1": "7.1 surround",
  "7.1(wide)": "7.1 surround",
};

/** How many channels, and how they are meant: `1 (mono)`, `6 (5.1 surround)`, `3 (2.1)`; `2` where nobody says. */
export function toChannelWords(channels: number, layout: string | null = null): string {
  if (layout === null) return channels === 1 ? "1 (mono)" : channels === 2 ? "2 (stereo)" : String(channels);
  // "3 channels" is how FFmpeg writes that the order is not known.
  if (/^\d+ channels?\b/.test(layout)) return String(channels);
  return `${channels} (${Object.hasOwn(layouts, layout) ? layouts[layout] : layout})`;
}

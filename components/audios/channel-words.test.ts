import { expect, it } from "vitest";
import { toChannelWords } from "@/components/audios/channel-words";

it.each([
  [1, "mono", "1 (mono)"],
  [2, "stereo", "2 (stereo)"],
  [6, "5.1(side)", "6 (5.1 surround)"],
  [3, "2.1", "3 (2.1)"],
  [3, "3 channels", "3"],
  [2, "2 channels (FL+FC)", "2"],
  [1, "constructor", "1 (constructor)"],
  [2, null, "2 (stereo)"],
  [4, null, "4"],
])("%d channels as %s are %s", (channels, layout, words) => expect(toChannelWords(channels, layout)).toBe(words));

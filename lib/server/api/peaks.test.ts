import { beforeAll, describe, expect, it } from "vitest";
import WaveformData from "waveform-data";
import { randomNumbers } from "../../../fixtures/many-audios.ts";
import { describeApi, type Person } from "../../../fixtures/test-api.ts";
import { WAV_HEADER_BYTES, wavHeader } from "../../domain/wav.ts";

const MAX_PIXELS = 8192;

/** Recordings with more pixels than one answer holds, and a last pixel that is not full on any level. */
const recordings = [
  { name: "mono", channels: 1, sampleRateHz: 8000, frames: 256 * 4 ** 4 * 65 + 77, levels: 5 },
  { name: "stereo", channels: 2, sampleRateHz: 44_100, frames: 256 * (MAX_PIXELS + 300) + 1, levels: 4 },
];

/** Noise that swells and ebbs, one channel unlike the other, now and then at full scale. */
function noiseWav({ channels, sampleRateHz, frames }: (typeof recordings)[number]): Buffer<ArrayBuffer> {
  const random = randomNumbers(channels);
  const samples = new Int16Array(frames * channels);
  for (let at = 0; at < samples.length; at++) {
    const swell = Math.sin((at * (1 + (at % channels))) / 500_000) ** 2;
    const chance = random();
    const isExtreme = chance < 1e-6;
    if (isExtreme) samples[at] = chance < 5e-7 ? -32_768 : 32_767;
    else samples[at] = (chance - 0.5) * swell * 60_000;
  }
  return Buffer.concat([wavHeader({ channels, sampleRateHz, frames }), new Uint8Array(samples.buffer)]);
}

/** The least and the greatest sample of one channel of a WAV, in each stretch of `scale` frames. */
function extremes(wav: Buffer, { channel, channels, scale }: { channel: number; channels: number; scale: number }) {
  const samples = new Int16Array(new Uint8Array(wav.subarray(WAV_HEADER_BYTES)).buffer);
  const pixels = Math.ceil(samples.length / channels / scale);
  const least = new Array<number>(pixels).fill(Number.POSITIVE_INFINITY);
  const greatest = new Array<number>(pixels).fill(Number.NEGATIVE_INFINITY);
  for (let frame = 0; frame * channels < samples.length; frame++) {
    const pixel = Math.floor(frame / scale);
    const sample = samples[frame * channels + channel] as number;
    least[pixel] = Math.min(least[pixel] as number, sample);
    greatest[pixel] = Math.max(greatest[pixel] as number, sample);
  }
  return { least, greatest };
}

describeApi("peaks, as waveform-data reads them,", (api) => {
  describe.each(recordings)("of a $name recording", (recording) => {
    const { channels, sampleRateHz, frames, levels } = recording;
    let person: Person;
    let address: string;
    let wav: Buffer;
    /** Of the last channel, on the finest level. */
    let finest: ReturnType<typeof extremes>;

    const get = (path: string) => api().fetch(`${address}${path}`, { token: person.token });
    const window = async (level: number, bounds = "") => {
      const answer = await get(`/peaks?level=${level}${bounds}`);
      expect(answer.status).toBe(200);
      return WaveformData.create(await answer.arrayBuffer());
    };
    const lengthOf = (level: number) => Math.ceil(frames / (256 * 4 ** level));

    beforeAll(async () => {
      person = await api().newUser();
      const place = { owner: person.handle, space: "main" };
      const { handle } = await person.client.call("createAudio", { params: place, body: "{}" });
      const body = noiseWav(recording);
      await person.client.call("uploadFile", { params: { ...place, audio: handle }, body });
      address = `/spaces/${person.handle}/main/audios/${handle}`;
      wav = Buffer.from(await (await get("/file")).arrayBuffer());
      expect(wav.equals(body)).toBe(true);
      finest = extremes(wav, { channel: channels - 1, channels, scale: 256 });
    });

    it.each(Array.from({ length: levels }, (_, level) => level))("are exact on level %i", async (level) => {
      const scale = 256 * 4 ** level;
      const length = lengthOf(level);
      const parts = [];
      for (let from = 0; from < length; from += MAX_PIXELS) {
        parts.push(await window(level, `&from=${from}&to=${Math.min(length, from + MAX_PIXELS)}`));
      }
      for (const part of parts) {
        expect(part).toMatchObject({ bits: 16, channels, sample_rate: sampleRateHz, scale });
      }
      expect(parts.reduce((sum, part) => sum + part.length, 0)).toBe(length);
      for (let channel = 0; channel < channels; channel++) {
        const { least, greatest } = extremes(wav, { channel, channels, scale });
        expect(parts.flatMap((part) => part.channel(channel).min_array())).toEqual(least);
        expect(parts.flatMap((part) => part.channel(channel).max_array())).toEqual(greatest);
      }
    });

    it("are whole on the coarsest level without a window, with the duration of the recording", async () => {
      const whole = await window(levels - 1);
      expect(whole.length).toBe(lengthOf(levels - 1));
      // The last pixel counts as a full one there.
      expect(whole.duration - frames / sampleRateHz).toBeGreaterThanOrEqual(0);
      expect(whole.duration - frames / sampleRateHz).toBeLessThan(whole.seconds_per_pixel);
    });

    it.each([
      { name: "the first pixel", from: 0, to: 1 },
      { name: "pixels in the middle", from: 4095, to: 4097 },
      { name: "the last pixel", from: lengthOf(0) - 1, to: lengthOf(0) },
      { name: "the last pixel, asked for with more", from: lengthOf(0) - 1, to: lengthOf(0) + 50 },
      { name: "as many as there can be", from: 100, to: 100 + MAX_PIXELS },
      { name: "all to the end, without saying where that is", from: lengthOf(0) - 200, to: null },
    ])("are right in a window: $name", async ({ from, to }) => {
      const part = await window(0, `&from=${from}${to === null ? "" : `&to=${to}`}`);
      const end = Math.min(lengthOf(0), to ?? from + MAX_PIXELS);
      expect(part.length).toBe(end - from);
      expect(part.channel(channels - 1).min_array()).toEqual(finest.least.slice(from, end));
      expect(part.channel(channels - 1).max_array()).toEqual(finest.greatest.slice(from, end));
    });

    it.each([
      ["begins behind the end", `level=0&from=${lengthOf(0)}`],
      ["is empty", "level=0&from=7&to=7"],
      ["ends before it begins", "level=0&from=7&to=6"],
      ["holds too many", `level=0&from=0&to=${MAX_PIXELS + 1}`],
      ["is on a level that there is not", `level=${levels}`],
      ["is on no level", "level=-1"],
      ["begins before the beginning", "level=0&from=-1"],
    ])("are refused where the window %s", async (_name, query) => {
      const answer = await get(`/peaks?${query}`);
      expect(answer.status).toBe(400);
      expect(await answer.json()).toMatchObject({ code: "invalid" });
    });
  });
});

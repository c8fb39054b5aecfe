import { describe, expect, it } from "vitest";
import { extensibleWav, streamedWav } from "../../../fixtures/audio-bytes.ts";
import { toneWav } from "../../../fixtures/tone.ts";
import { overviewLevel } from "../../domain/peak-plan.ts";
import { levelLength, samplesPerPixel } from "../../domain/peaks.ts";
import { createWavPeaksReader, cutPeaks, type WavPeaks } from "./wav-peaks.ts";

const RATE = 8000;

/** Reads `wav` in pieces of `step` bytes. */
function read(wav: Uint8Array, step = wav.byteLength): WavPeaks {
  const reader = createWavPeaksReader();
  for (let start = 0; start < wav.byteLength; start += step) reader.push(wav.subarray(start, start + step));
  return reader.finish();
}

/** Half a second that climbs from silence to its end, on two channels of which one is the other upside down. */
const ramp = Float32Array.from({ length: RATE / 2 }, (_none, frame) => frame / RATE);
const stereo = [ramp, ramp.map((value) => -value)];

type Form = { kind: number; bytes: number; write: (view: DataView, offset: number, value: number) => void };

const forms: Record<string, Form> = {
  "8 bits": { kind: 1, bytes: 1, write: (view, at, value) => view.setUint8(at, Math.round(value * 127) + 128) },
  "16 bits": { kind: 1, bytes: 2, write: (view, at, value) => view.setInt16(at, value * 32_767, true) },
  "24 bits": {
    kind: 1,
    bytes: 3,
    write(view, at, value) {
      const whole = Math.round(value * 8_388_607);
      view.setUint8(at, whole & 0xff);
      view.setInt16(at + 1, whole >> 8, true);
    },
  },
  "32 bits": { kind: 1, bytes: 4, write: (view, at, value) => view.setInt32(at, value * 2_147_483_647, true) },
  "floating point": { kind: 3, bytes: 4, write: (view, at, value) => view.setFloat32(at, value, true) },
};

/** A WAV of `stereo` with a chunk of odd length before its samples and one after them. */
function wavOf({ kind, bytes, write }: Form): Uint8Array {
  const format = Buffer.alloc(16);
  format.writeUInt16LE(kind, 0);
  format.writeUInt16LE(2, 2);
  format.writeUInt32LE(RATE, 4);
  format.writeUInt32LE(RATE * 2 * bytes, 8);
  format.writeUInt16LE(2 * bytes, 12);
  format.writeUInt16LE(8 * bytes, 14);
  const samples = new DataView(new ArrayBuffer(ramp.length * 2 * bytes));
  for (const [channel, values] of stereo.entries())
    for (const [frame, value] of values.entries()) write(samples, (frame * 2 + channel) * bytes, value);
  const chunks = [
    chunk("LIST", Buffer.from("odd")),
    chunk("fmt ", format),
    chunk("data", Buffer.from(samples.buffer)),
    chunk("note", Buffer.alloc(999, 0x7f)),
  ];
  const body = Buffer.concat([Buffer.from("WAVE"), ...chunks]);
  return Buffer.concat([Buffer.from("RIFF"), length(body.length), body]);
}

function chunk(tag: string, data: Buffer): Buffer {
  return Buffer.concat([Buffer.from(tag), length(data.length), data, Buffer.alloc(data.length % 2)]);
}

function length(bytes: number): Buffer {
  const field = Buffer.alloc(4);
  field.writeUInt32LE(bytes);
  return field;
}

describe("the peaks of a WAV", () => {
  it.each(Object.entries(forms))("are the same in every form: %s", (_name, form) => {
    const { channels, frames, sampleRateHz, data } = read(wavOf(form));
    expect({ channels, frames, sampleRateHz }).toEqual({ channels: 2, frames: RATE / 2, sampleRateHz: RATE });
    expect(data).toHaveLength(levelLength(RATE / 2, 0) * 4);
    for (let pixel = 0; pixel < data.length / 4; pixel += 1) {
      const least = (pixel * 256) / RATE;
      const greatest = Math.min((pixel + 1) * 256 - 1, RATE / 2 - 1) / RATE;
      const expected = [least, greatest, -greatest, -least].map((value) => value * 32_767);
      for (const [index, value] of expected.entries())
        expect(Math.abs((data[pixel * 4 + index] as number) - value)).toBeLessThan(form.bytes === 1 ? 260 : 2);
    }
  });

  it.each([1, 2, 3, 7, 44, 45, 1021])("do not depend on how the bytes arrive: %d at a time", (step) => {
    const wav = wavOf(forms["24 bits"] as Form);
    expect(read(wav, step)).toEqual(read(wav));
  });

  it.each([
    ["of the extensible kind", extensibleWav],
    ["that was streamed and does not know its length", streamedWav],
  ])("are read from a WAV %s", (_name, make) => {
    const { frames, channels, data } = read(make({ sampleRateHz: RATE, channels: [ramp] }));
    expect({ frames, channels }).toEqual({ frames: ramp.length, channels: 1 });
    expect(data.at(-1)).toBeGreaterThan(16_000);
  });

  it("of every level cover what the finest cover", () => {
    const peaks = read(toneWav({ seconds: 300, sampleRateHz: RATE, channels: 1 }));
    const level = overviewLevel(peaks.frames);
    const whole = cutPeaks(peaks, { level, from: 0, to: levelLength(peaks.frames, level) });
    expect(whole).toMatchObject({ samplesPerPixel: samplesPerPixel(level), length: levelLength(peaks.frames, level) });
    expect(whole.data.every((value) => Math.abs(value) > 16_000)).toBe(true);
    const part = cutPeaks(peaks, { level, from: 3, to: 5 });
    expect(part.data).toEqual(whole.data.slice(6, 10));
    expect(cutPeaks(peaks, { level: 0, from: 0, to: 1e9 }).length).toBe(levelLength(peaks.frames, 0));
  });

  it.each<[string, Uint8Array]>([
    ["a page", Buffer.from("<!doctype html><title>502 Bad Gateway</title>")],
    ["nothing", new Uint8Array()],
    ["a WAV that ends before its samples", toneWav({ seconds: 1, sampleRateHz: RATE, channels: 1 }).subarray(0, 40)],
    ["samples of a kind that is not known", wavOf({ ...(forms["16 bits"] as Form), kind: 0x11 })],
    ["no channels", withField(22, 0)],
    ["a head without end", Buffer.concat([Buffer.from("RIFF\0\0\0\0WAVEjunk\xff\xff\xff\x7f"), Buffer.alloc(2 ** 21)])],
  ])("are refused for %s", (_name, bytes) => {
    expect(() => read(bytes, 4096)).toThrow(RangeError);
  });
});

/** A WAV with another number in a field of two bytes of its header. */
function withField(offset: number, value: number): Uint8Array {
  const wav = toneWav({ seconds: 1, sampleRateHz: RATE, channels: 1 });
  wav.writeUInt16LE(value, offset);
  return wav;
}

import { once } from "node:events";
import { createServer, type Server } from "node:http";
import { afterEach, describe, expect, it } from "vitest";
import { extensibleWav } from "../../../fixtures/audio-bytes.ts";
import { toneWav } from "../../../fixtures/tone.ts";
import { parseRange } from "../../domain/ranges.ts";
import { PeaksError } from "./peaks-source.ts";
import { UndrawableError } from "./read-wav-peaks.ts";
import { openWavWindow } from "./wav-window.ts";

const spec = { seconds: 2, sampleRateHz: 8000, channels: 2 };
const wav = toneWav(spec);
const samples = new Int16Array(wav.buffer.slice(wav.byteOffset + 44, wav.byteOffset + wav.byteLength));
const signal = new AbortController().signal;

let server: Server | null = null;
afterEach(() => server?.close());

/** Serves `file` by ranges and notes which were asked for; `status` answers all with that instead. */
async function serve(file: Uint8Array, status?: number): Promise<{ address: string; asked: string[] }> {
  const asked: string[] = [];
  server = createServer((request, response) => {
    asked.push(request.headers.range ?? "all");
    const range = parseRange(request.headers.range ?? null, file.byteLength);
    if (typeof range === "string") return response.writeHead(range === "whole" ? 200 : 416).end();
    response.writeHead(status ?? 206).end(file.subarray(range.start, range.end));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as { port: number };
  return { address: `http://127.0.0.1:${port}/`, asked };
}

describe("the samples of a WAV", () => {
  it.each([
    ["the first", 0, 10],
    ["some in the middle", 5000, 5100],
    ["those up to the end, where more is asked for", 15_990, 99_999],
    ["none behind it", 16_000, 16_100],
  ])("are %s", async (_name, from, to) => {
    const { address } = await serve(wav);
    const read = await openWavWindow(address, signal).read({ from, to }, signal);
    expect([...read]).toEqual([...samples.slice(from * 2, to * 2)]);
  });

  it("come by ranges of nothing but what is asked for, and the head once", async () => {
    const { address, asked } = await serve(wav);
    const window = openWavWindow(address, signal);
    await Promise.all([window.read({ from: 0, to: 100 }, signal), window.read({ from: 200, to: 300 }, signal)]);
    expect(asked[0]).toBe("bytes=0-4095");
    expect(asked.slice(1).sort()).toEqual(["bytes=44-443", "bytes=844-1243"]);
  });

  it("are found behind another kind of head", async () => {
    const ramp = Float32Array.from({ length: 1000 }, (_none, frame) => frame / 1000);
    const { address } = await serve(extensibleWav({ sampleRateHz: 8000, channels: [ramp] }));
    const read = await openWavWindow(address, signal).read({ from: 500, to: 502 }, signal);
    expect([...read].map((value) => Math.round((value / 32_768) * 1000))).toEqual([500, 501]);
    const last = await openWavWindow(address, signal).read({ from: 990, to: 2000 }, signal);
    expect(last).toHaveLength(10);
  });

  it("are not to be had of what is no WAV, nor where it is not given by ranges", async () => {
    const page = await serve(Buffer.from("<!doctype html><title>502 Bad Gateway</title>"));
    await expect(openWavWindow(page.address, signal).read({ from: 0, to: 1 }, signal)).rejects.toThrow(UndrawableError);
    server?.close();
    const whole = await serve(wav, 200);
    await expect(openWavWindow(whole.address, signal).read({ from: 0, to: 1 }, signal)).rejects.toThrow(PeaksError);
  });

  it("asks for the head again after it did not come", async () => {
    const { address, asked } = await serve(wav, 500);
    const window = openWavWindow(address, signal);
    for (const _time of [1, 2]) await expect(window.read({ from: 0, to: 1 }, signal)).rejects.toThrow(PeaksError);
    expect(asked).toEqual(["bytes=0-4095", "bytes=0-4095"]);
  });
});

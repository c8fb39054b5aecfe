import { once } from "node:events";
import { createReadStream, createWriteStream, mkdirSync, readFileSync, rmSync } from "node:fs";
import { request as openRequest } from "node:http";
import path from "node:path";
import { pipeline } from "node:stream/promises";
import { speechLike } from "../fixtures/audio-signal.ts";
import { AUDIOS } from "../fixtures/http-client.ts";
import { wavBytes, wavHeader } from "../lib/domain/wav.ts";
import type { Bench } from "./uploading-bench.ts";
import { writeClips } from "./uploading-files.ts";
import { SPACE } from "./uploading-server.ts";

/** A recording on the server; `path` is that of its page. */
export type LongAudio = { path: string; name: string; fileBytes: number };

const RATE_HZ = 44_100;

/** Makes a recording of so many minutes and waits until the server is done with it. */
export async function makeLong(bench: Bench, minutes: number): Promise<LongAudio> {
  const name = "A long recording";
  const { handle } = await bench.server.client.call("createAudio", {
    params: SPACE,
    body: JSON.stringify({ alias: name }),
  });
  const file = await writeRecording(bench.folder, minutes);
  await send(bench, `${AUDIOS}/${handle}/file`, file);
  rmSync(file);
  await bench.server.untilQuiet();
  const fileBytes = wavBytes(minutes * 60 * RATE_HZ, 1);
  return { path: `/${SPACE.owner}/${SPACE.space}/audios/${handle}`, name, fileBytes };
}

/** Makes so many clips of 3 s. */
export async function makeClips(bench: Bench, count: number): Promise<void> {
  const files = writeClips(bench.folder, count);
  for (const [index, file] of files.entries()) {
    const body = JSON.stringify({ alias: `Clip ${index + 1}`, file: readFileSync(file).toString("base64") });
    await bench.server.client.call("createAudio", { params: SPACE, body });
  }
  await bench.server.untilQuiet();
}

async function writeRecording(folder: string, minutes: number): Promise<string> {
  mkdirSync(folder, { recursive: true });
  const name = path.join(folder, "long.wav");
  const file = createWriteStream(name);
  file.write(wavHeader({ sampleRateHz: RATE_HZ, channels: 1, frames: minutes * 60 * RATE_HZ }));
  const samples = speechLike(60 * RATE_HZ, RATE_HZ);
  for (let minute = 0; minute < minutes; minute += 1) {
    // Each a little quieter than the one before, so that the overview has a shape.
    const scale = 32_767 * (1 - minute / minutes / 2);
    const pcm = Int16Array.from(samples, (sample) => Math.round(sample * scale));
    if (!file.write(Buffer.from(pcm.buffer))) await once(file, "drain");
  }
  file.end();
  await once(file, "close");
  return name;
}

async function send({ server }: Bench, address: string, file: string): Promise<void> {
  const headers = {
    authorization: `Bearer ${server.token}`,
    "content-type": "application/octet-stream",
    prefer: "wait=0",
  };
  const request = openRequest(server.baseUrl + address, { method: "POST", headers });
  const answered = once(request, "response");
  await pipeline(createReadStream(file), request);
  const [answer] = await answered;
  answer.resume();
  if (answer.statusCode >= 300) throw new Error(`The recording was answered with ${answer.statusCode}.`);
}

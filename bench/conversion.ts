// P2: from the last byte sent to "available", against Debian's ffmpeg on the same file.
import { execFile } from "node:child_process";
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { createReadStream, existsSync, mkdirSync, renameSync, rmSync, statSync } from "node:fs";
import { request as openRequest } from "node:http";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { promisify } from "node:util";
import { encodeAudioFile } from "../fixtures/audio-encode.ts";
import { speechLike } from "../fixtures/audio-signal.ts";
import { AUDIOS, signIn } from "../fixtures/http-client.ts";
import { findFreePort } from "../scripts/steps/port.mjs";
import { median, type Row, times } from "./report.ts";
import { startApp } from "./server-process.ts";

const run = promisify(execFile);

type Case = {
  what: string;
  fileName: string;
  seconds: number;
  rounds: number;
  /** The most it may take, given what ffmpeg took. */
  wanted: { text: string; most: (ffmpegSeconds: number) => number } | null;
};

const REST_MS = 10_000;

const SHORT = { text: "≤ 1.5x + 50 ms", most: (ffmpegSeconds: number) => 1.5 * ffmpegSeconds + 0.05 };
// Nearly all of it is measuring, which the command line does not do: P7 has its bound.
const LONG = { text: "≤ 2x", most: (ffmpegSeconds: number) => 2 * ffmpegSeconds };

const CASES: Case[] = [
  { what: "3 s mp3", fileName: "3-s.mp3", seconds: 3, rounds: 25, wanted: SHORT },
  { what: "60 min mp3", fileName: "60-min.mp3", seconds: 3600, rounds: 3, wanted: LONG },
  // To copy samples is so little that nothing can be measured in twice of it.
  { what: "60 min wav", fileName: "60-min.wav", seconds: 3600, rounds: 3, wanted: null },
];

/** Whether there is an `ffmpeg` to compare with. */
export async function hasFfmpeg(): Promise<boolean> {
  return run("ffmpeg", ["-version"]).then(
    () => true,
    () => false,
  );
}

/** Converts each file in the app and by the command line in turn. */
export async function compareConversion({ folder, cache }: { folder: string; cache: string }): Promise<Row[]> {
  mkdirSync(cache, { recursive: true });
  for (const { fileName, seconds } of CASES) writeRecording(path.join(cache, fileName), seconds);
  const server = await startApp({ port: await findFreePort(), dataDir: path.join(folder, "conversion") });
  try {
    const { token } = await signIn(server.baseUrl);
    const rows: Row[] = [];
    for (const one of CASES) rows.push(...(await compare(one, { baseUrl: server.baseUrl, token, folder, cache })));
    return rows;
  } finally {
    await server.end();
  }
}

async function compare(
  { what, fileName, seconds, rounds, wanted }: Case,
  { baseUrl, token, folder, cache }: { baseUrl: string; token: string; folder: string; cache: string },
): Promise<Row[]> {
  const file = path.join(cache, fileName);
  const wav = path.join(folder, "ffmpeg.wav");
  const ours: number[] = [];
  const theirs: number[] = [];
  // The first of each is the warm-up.
  for (let round = 0; round <= rounds; round += 1) {
    await restDisk(seconds);
    ours.push(await secondsToAvailable(baseUrl, token, file));
    await restDisk(seconds);
    theirs.push(await secondsOfFfmpeg(file, wav));
  }
  rmSync(wav);
  const [app, ffmpeg] = [ours.slice(1), theirs.slice(1)];
  return [
    { what: `${what}: end of POST → available`, measured: times(app) },
    { what: `${what}: ffmpeg`, measured: times(ffmpeg) },
    {
      what: `${what}: app / ffmpeg`,
      measured: `${(median(app) / median(ffmpeg)).toFixed(2)}x`,
      ...(wanted ? { wanted: wanted.text, holds: median(app) <= wanted.most(median(ffmpeg)) } : {}),
    },
  ];
}

/** Sends `file` to a new audio; the time from its last byte handed to the system to the answer `available`. */
async function secondsToAvailable(baseUrl: string, token: string, file: string): Promise<number> {
  const headers = { authorization: `Bearer ${token}` };
  const created = await fetch(baseUrl + AUDIOS, {
    method: "POST",
    headers: { ...headers, "content-type": "application/json" },
    body: "{}",
  });
  const { handle } = await created.json();
  const request = openRequest(`${baseUrl}${AUDIOS}/${handle}/file`, {
    method: "POST",
    agent: false,
    headers: {
      ...headers,
      "content-type": "application/octet-stream",
      "content-length": statSync(file).size,
      prefer: "wait=60",
    },
  });
  let sentMs = 0;
  request.once("finish", () => {
    sentMs = performance.now();
  });
  createReadStream(file, { highWaterMark: 2 ** 20 }).pipe(request);
  const [response] = await once(request, "response");
  let answer = "";
  for await (const text of response.setEncoding("utf8")) answer += text;
  const seconds = (performance.now() - sentMs) / 1000;
  if (JSON.parse(answer).state !== "available") throw new Error(`${file} did not become available: ${answer}`);
  return seconds;
}

/**
 * Both begin with a disk that has nothing else to do: what earlier rounds wrote is on it, and a disk of a shared machine
 * has its share of bandwidth again, which half a gigabyte uses up.
 */
async function restDisk(seconds: number): Promise<void> {
  await run("sync");
  if (seconds >= 3600) await sleep(REST_MS);
}

async function secondsOfFfmpeg(file: string, wav: string): Promise<number> {
  const startMs = performance.now();
  await run("ffmpeg", ["-v", "error", "-nostdin", "-y", "-i", file, "-c:a", "pcm_s16le", wav]);
  return (performance.now() - startMs) / 1000;
}

/** Stereo at 44.1 kHz, as a recorder makes it: the first minute, over and over. Made once and kept. */
export function writeRecording(file: string, seconds: number): void {
  if (existsSync(file)) return;
  const sampleRateHz = 44_100;
  const minute = speechLike(60 * sampleRateHz, sampleRateHz);
  const voice = new Float32Array(seconds * sampleRateHz);
  for (let at = 0; at < voice.length; at += minute.length) voice.set(minute.subarray(0, voice.length - at), at);
  const isMp3 = file.endsWith(".mp3");
  const draft = `${file}.${randomUUID()}`;
  encodeAudioFile(draft, {
    muxer: isMp3 ? "mp3" : "wav",
    encoder: isMp3 ? "libmp3lame" : "pcm_s16le",
    ...(isMp3 ? { bitRate: 128_000 } : {}),
    sampleRateHz,
    channels: [voice, voice],
  });
  renameSync(draft, file);
}

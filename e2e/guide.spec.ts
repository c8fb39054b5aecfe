import { execFile } from "node:child_process";
import { copyFile, readFile, rm } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { goodFixtures, writeFixture } from "../fixtures/audio.ts";
import { parseDuration } from "../lib/domain/durations.ts";
import { makeFolder } from "./support/files.ts";
import type { Person } from "./support/people.ts";
import { expect, test } from "./support/test.ts";

const run = promisify(execFile);
const README = path.resolve(import.meta.dirname, "../README.md");

/**
 * The commands of the README's guide, as they stand there, in one script: only what it leaves to the reader (the
 * address, the person, the handle that was answered) is filled in, and each answer is kept.
 */
async function readGuide(baseUrl: string, person: Person): Promise<string> {
  const guide = /## Upload with curl\n(.*?)\n## /s.exec(await readFile(README, "utf8"))?.[1] ?? "";
  const blocks = [...guide.matchAll(/^ *```sh\n(.*?)^ *```/gms)].map(([, block]) => block ?? "");
  expect(blocks).toHaveLength(6);
  const script = blocks.map((block, at) => `(:) && { ${block.trim()}\n} > answer-${at}.json`).join("\n");
  return script
    .replaceAll("http://localhost:3000", baseUrl)
    .replaceAll('"handle": "admin"', `"handle": "${person.handle}"`)
    .replaceAll("the password it printed", person.password)
    .replaceAll("/spaces/admin/", `/spaces/${person.handle}/`)
    .replaceAll("AUDIO=the-handle\n", "AUDIO=$(handle_in answer-2.json)\n")
    .replaceAll("AUDIO=the-handle-it-answered\n", "AUDIO=$(handle_in answer-5.json)\n");
}

test("the README's guide works with curl and base64, word for word", async ({ newUser, baseURL }) => {
  const person = await newUser();
  const folder = makeFolder();
  const { path: mp3 } = await writeFixture(folder.path, "mp3Cbr");
  await copyFile(mp3, path.join(folder.path, "file.mp3"));
  const { path: flac } = await writeFixture(folder.path, "flac16");
  await copyFile(flac, path.join(folder.path, "recording.flac"));
  const handleIn = `handle_in() { sed 's/.*"handle":"\\([^"]*\\)","alias":.*"state".*/\\1/' "$1"; }`;
  const script = `set -eu\n${handleIn}\n${await readGuide(baseURL ?? "", person)}`;
  await run("bash", ["-c", script], { cwd: folder.path });

  const read = async (name: string) => readFile(path.join(folder.path, name));
  const details = JSON.parse(String(await read("answer-3.json")));
  const wav = await read("file.wav");
  const { sampleRateHz, frames, toleranceFrames } = goodFixtures.mp3Cbr;
  expect(details).toMatchObject({ state: "available", sampleRate: sampleRateHz, alias: "My first audio" });
  expect(wav.subarray(0, 4).toString()).toBe("RIFF");
  expect(wav.readUInt32LE(24)).toBe(sampleRateHz);
  const decodedFrames = wav.readUInt32LE(40) / 4;
  expect(wav.length).toBe(44 + decodedFrames * 4);
  expect(Math.abs(decodedFrames - frames)).toBeLessThanOrEqual(toleranceFrames);
  expect(Math.round(parseDuration(details.duration) * sampleRateHz)).toBe(decodedFrames);
  // The last block creates an audio, then sends it its file raw: two answers in a row.
  const raw = String(await read("answer-5.json"));
  expect(raw).toMatch(/"state":"avaitingFile".*"state":"available"/s);
  await rm(folder.path, { recursive: true });
});

import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { goodFixtures, writeFixture } from "../fixtures/audio.ts";
import { parseDuration } from "../lib/domain/durations.ts";
import { expect, test } from "./support/test.ts";

const run = promisify(execFile);

test("the guide works with curl and base64, word for word", async ({ newUser, baseURL }) => {
  const person = await newUser();
  const folder = await mkdtemp(path.join(tmpdir(), "earmark-guide-"));
  try {
    await writeFixture(folder, "mp3Cbr");
    const script = `
      set -eu
      base64 -w 0 cbr.mp3 >> file.b64
      token=$(curl -sf "$API/auth/credentials" -H 'Content-Type: application/json' \
        -d "{\\"handle\\": \\"$OWNER\\", \\"password\\": \\"$PASSWORD\\"}" | sed 's/.*"token":"\\([^"]*\\)".*/\\1/')
      printf '{"file": "%s"}' "$(cat file.b64)" | curl -sf "$API/spaces/$OWNER/main/audios" \
        -H "Authorization: Bearer $token" -H 'Content-Type: application/json' --data-binary @- > created.json
      audio=$(sed 's/.*"handle":"\\([^"]*\\)","alias":null,"state".*/\\1/' created.json)
      curl -sf "$API/spaces/$OWNER/main/audios/$audio" -H "Authorization: Bearer $token" > details.json
      curl -sf "$API/spaces/$OWNER/main/audios/$audio/file" -H "Authorization: Bearer $token" > file.wav
    `;
    await run("bash", ["-c", script], {
      cwd: folder,
      env: { ...process.env, API: `${baseURL}/api/v1`, OWNER: person.handle, PASSWORD: person.password },
    });
    const details = JSON.parse(await readFile(path.join(folder, "details.json"), "utf8"));
    const wav = await readFile(path.join(folder, "file.wav"));
    const { sampleRateHz, frames, toleranceFrames } = goodFixtures.mp3Cbr;
    expect(details).toMatchObject({ state: "available", sampleRate: sampleRateHz, alias: null });
    expect(wav.subarray(0, 4).toString()).toBe("RIFF");
    expect(wav.readUInt32LE(24)).toBe(sampleRateHz);
    const decodedFrames = wav.readUInt32LE(40) / 4;
    expect(wav.length).toBe(44 + decodedFrames * 4);
    expect(Math.abs(decodedFrames - frames)).toBeLessThanOrEqual(toleranceFrames);
    expect(Math.round(parseDuration(details.duration) * sampleRateHz)).toBe(decodedFrames);
  } finally {
    await rm(folder, { recursive: true });
  }
});

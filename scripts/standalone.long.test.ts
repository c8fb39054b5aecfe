import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, it } from "vitest";
import { goodFixtures, writeFixture } from "../fixtures/audio.ts";
import { AUDIOS, signIn } from "../fixtures/http-client.ts";
import { type RealServer, startRealServer } from "../fixtures/real-server.ts";

const run = promisify(execFile);
const BUILD_MS = 600_000;

let folder: string;
let server: RealServer;

// Far from this checkout, with no Node on the path: all it needs must be in the folder.
const start = () =>
  startRealServer({
    dataDir: path.join(folder, "data"),
    command: [path.join(folder, "app/earmark")],
    cwd: folder,
    env: { PATH: "/usr/bin:/bin", NODE_PATH: "" },
  });

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "earmark-standalone-"));
  await run(process.execPath, [path.join(import.meta.dirname, "standalone.mjs"), path.join(folder, "app")]);
  server = await start();
}, BUILD_MS);

afterAll(async () => {
  server?.kill("SIGKILL");
  await server?.ended;
  await rm(folder, { recursive: true, force: true });
});

it("runs by itself elsewhere: an MP3 goes in with curl and comes back as a WAV", async () => {
  const { path: mp3 } = await writeFixture(folder, "mp3Cbr");
  const { token } = await signIn(server.baseUrl);
  const audios = `${server.baseUrl}${AUDIOS}`;
  const upload = `printf '{"file": "%s"}' "$(base64 -w 0 ${mp3})" | curl -sf ${audios} \
    -H "Authorization: Bearer ${token}" -H 'Content-Type: application/json' --data-binary @-`;
  const audio = JSON.parse((await run("bash", ["-c", upload])).stdout);
  expect(audio).toMatchObject({ state: "available", sampleRate: goodFixtures.mp3Cbr.sampleRateHz });
  const wav = path.join(folder, "file.wav");
  const headers = path.join(folder, "headers");
  const get = `curl -sf ${audios}/${audio.handle}/file -H "Authorization: Bearer ${token}" -o ${wav} -D ${headers}`;
  await run("bash", ["-c", get]);
  const bytes = await readFile(wav);
  expect(bytes.subarray(0, 4).toString()).toBe("RIFF");
  // What Next does not do by itself is done here too.
  expect(await readFile(headers, "utf8")).toMatch(new RegExp(`^content-length: ${bytes.length}\r$`, "im"));
});

it("shows its pages, with what the browser needs for them", async () => {
  const page = await fetch(`${server.baseUrl}/sign-in`);
  expect(page.status).toBe(200);
  const scripts = [...(await page.text()).matchAll(/\/_next\/static\/[^"\\]+\.(?:js|css)/g)].map(([file]) => file);
  expect(scripts.length).toBeGreaterThan(0);
  for (const file of [...new Set(scripts), "/icon.svg"]) {
    expect((await fetch(`${server.baseUrl}${file}`)).status, file).toBe(200);
  }
});

it("ends in order, and goes on where it was", async () => {
  server.kill("SIGTERM");
  expect(await server.ended).toBe(0);
  server = await start();
  const { client } = await signIn(server.baseUrl);
  const { items } = await client.list("listAudios", { params: { owner: "admin", space: "main" } });
  expect(items).toHaveLength(1);
});

import { execFile } from "node:child_process";
import { mkdirSync, rmSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { toneWav } from "../fixtures/tone.ts";
import { expect, test } from "./support/test.ts";

const TONE = toneWav({ seconds: 1, sampleRateHz: 16_000, channels: 1 });

type Answer<T> = Promise<{ status: number; data: T }>;
type Named = { handle: string; state: string; duration: string | null; alias: string | null };

/** What the guide needs of the client that swagger-typescript-api makes of our document. */
type Client = {
  auth: { signIn(body: { handle: string; password: string }): Answer<{ token: string }> };
  spaces: {
    createAudio(owner: string, space: string, body: { file: string; alias: string }): Answer<Named>;
    getAudio(owner: string, space: string, audio: string): Answer<Named>;
    getFile(owner: string, space: string, audio: string, options: { format: "blob" }): Answer<Blob>;
  };
};
type Module = { Api: new (options: { baseUrl: string; baseApiParams?: { headers: object } }) => Client };

test("a client that a public generator makes of the description does the steps of the guide", async ({
  newUser,
  baseURL,
}) => {
  const folder = path.resolve(`.cache/openapi-client-${process.pid}`);
  mkdirSync(folder, { recursive: true });
  try {
    const generator = path.resolve("node_modules/.bin/swagger-typescript-api");
    const from = ["--path", `${baseURL}/api/v1/openapi.json`, "--output", folder, "--name", "client.ts"];
    await promisify(execFile)(process.execPath, [generator, "generate", ...from]);
    const made = (await import(pathToFileURL(path.join(folder, "client.ts")).href)) as Module;
    await doTheGuide(made, { person: await newUser(), baseUrl: `${baseURL}/api/v1` });
  } finally {
    rmSync(folder, { recursive: true });
  }
});

async function doTheGuide(
  { Api }: Module,
  { person, baseUrl }: { person: { handle: string; password: string }; baseUrl: string },
): Promise<void> {
  const { handle, password } = person;
  const { data: session } = await new Api({ baseUrl }).auth.signIn({ handle, password });
  const headers = { authorization: `Bearer ${session.token}` };
  const { spaces } = new Api({ baseUrl, baseApiParams: { headers } });
  const upload = { file: TONE.toString("base64"), alias: "By a generated client" };
  const created = await spaces.createAudio(handle, "main", upload);
  expect([created.status, created.data.state, created.data.alias]).toEqual([201, "available", upload.alias]);
  const audio = created.data.handle;
  expect((await spaces.getAudio(handle, "main", audio)).data.duration).toBe("PT1.000S");
  const { data: wav } = await spaces.getFile(handle, "main", audio, { format: "blob" });
  expect(Buffer.from(await wav.arrayBuffer()).equals(TONE)).toBe(true);
}

import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { Writable } from "node:stream";
import { beforeAll, beforeEach, expect, it } from "vitest";
import { ADMIN } from "../../fixtures/admin.ts";
import { describeApi, toJsonUpload } from "../../fixtures/test-api.ts";
import { toneWav } from "../../fixtures/tone.ts";
import type { ApiClient } from "../client/client.ts";
import { Problem } from "../contract/problem.ts";
import { type Receiving, receiveFile, receiveStream } from "./receive-file.ts";

const WAV = toneWav({ seconds: 5, sampleRateHz: 16_000, channels: 1 });
const space = { owner: ADMIN.handle, space: "main" };

/** A body that breaks after so many bytes. */
function breaking(whole: ArrayBuffer, bytes: number): ReadableStream {
  let isFirst = true;
  return new ReadableStream({
    pull(controller) {
      if (isFirst) controller.enqueue(new Uint8Array(whole.slice(0, bytes)));
      else controller.error(new TypeError("terminated"));
      isFirst = false;
    },
  });
}

describeApi("receiving a WAV", (api) => {
  let folder: string;
  let file: string;
  let params: Receiving["params"];
  /** The ranges that were asked for, one a request. */
  let ranges: (string | undefined)[];

  beforeAll(async () => {
    const { handle } = await api().admin.call("createAudio", { params: space, body: toJsonUpload(WAV) });
    params = { ...space, audio: handle };
  });
  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), "earmark-cli-"));
    file = path.join(folder, "back.wav");
    ranges = [];
    return () => rm(folder, { recursive: true });
  });

  /** A line that carries `bytes` of an answer before it breaks; then it is whole, unless it is to break for ever. */
  function receiving({ breakAfter = Number.POSITIVE_INFINITY, signal = new AbortController().signal } = {}): Receiving {
    let left = breakAfter;
    const client: ApiClient = {
      ...api().admin,
      async send(name, input) {
        ranges.push(input.headers?.range);
        const response = await api().admin.send(name, input);
        const isBroken = left !== Number.POSITIVE_INFINITY;
        const body = isBroken ? breaking(await response.arrayBuffer(), left) : response.body;
        left = Number.POSITIVE_INFINITY;
        return new Response(body, response);
      },
    };
    return { api: client, params, signal, onBytes: () => undefined };
  }

  it("goes on after a broken line from where it was, and leaves nothing beside the file", async () => {
    expect(await receiveFile(receiving({ breakAfter: 100_000 }), file)).toBe(WAV.length);
    expect((await readFile(file)).equals(WAV)).toBe(true);
    expect(ranges).toEqual([undefined, "bytes=100000-"]);
    expect(await readdir(folder)).toEqual(["back.wav"]);
  });

  it("goes on where a run ended that was killed", async () => {
    const stop = new AbortController();
    const first = receiving({ breakAfter: 100_000, signal: stop.signal });
    await expect(receiveFile({ ...first, onBytes: () => stop.abort() }, file)).rejects.toMatchObject({
      name: "AbortError",
    });
    expect((await readdir(folder)).sort()).toEqual(["back.wav.part", "back.wav.part.etag"]);
    ranges = [];
    await receiveFile(receiving(), file);
    expect(ranges).toEqual(["bytes=100000-"]);
    expect((await readFile(file)).equals(WAV)).toBe(true);
  });

  it.each([
    ["of another version", '"another"'],
    ["of no known version", null],
  ])("begins anew where what is there is %s", async (_name, etag) => {
    await writeFile(`${file}.part`, "other bytes");
    if (etag) await writeFile(`${file}.part.etag`, etag);
    await receiveFile(receiving(), file);
    expect((await readFile(file)).equals(WAV)).toBe(true);
  });

  it("gives up where a server has neither the rest nor the whole", async () => {
    await writeFile(`${file}.part`, "some bytes");
    await writeFile(`${file}.part.etag`, '"one"');
    const refusing: ApiClient = {
      ...api().admin,
      async send(_name, { headers }) {
        ranges.push(headers?.range);
        throw new Problem(ranges.length > 2 ? "badRequest" : "rangeNotSatisfiable");
      },
    };
    await expect(receiveFile({ ...receiving(), api: refusing }, file)).rejects.toThrow(Problem);
    expect(ranges).toEqual(["bytes=10-", undefined]);
  });

  it("finishes what was whole but not yet named", async () => {
    await expect(receiveFile(receiving(), path.join(folder, "no/such/folder.wav"))).rejects.toThrow("ENOENT");
    const response = await api().admin.send("getFile", { params });
    await writeFile(`${file}.part`, Buffer.from(await response.arrayBuffer()));
    await writeFile(`${file}.part.etag`, response.headers.get("etag") ?? "");
    expect(await receiveFile(receiving(), file)).toBe(WAV.length);
    expect((await readFile(file)).equals(WAV)).toBe(true);
  });

  it("writes the whole to a stream over two connections", async () => {
    const pieces: Uint8Array[] = [];
    const stream = new Writable({
      highWaterMark: 1000,
      write: (piece, _encoding, done) => done(void pieces.push(piece)),
    });
    await receiveStream(receiving({ breakAfter: 50_000 }), stream);
    expect(Buffer.concat(pieces).equals(WAV)).toBe(true);
  });
});

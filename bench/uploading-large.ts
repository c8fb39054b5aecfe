// The bulk lane, beside the least that a page can do to bring the same file to the server.
import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { pipeline } from "node:stream/promises";
import { AUDIOS } from "../fixtures/http-client.ts";
import { type Row, times } from "./report.ts";
import type { Bench } from "./uploading-bench.ts";
import { timesAs } from "./uploading-figures.ts";
import { writeLong } from "./uploading-files.ts";
import { gapRows } from "./uploading-gaps.ts";
import { SPACE } from "./uploading-server.ts";
import { STORED, watchStages } from "./uploading-stages.ts";
import { takeTurns, type Way } from "./uploading-turns.ts";

/** Seconds until the server has the file; of the queue also until the first byte of it is sent. */
type Took = { all: number; before: number };

/** The queue, one XHR and one fetch in turn. */
export async function compareLarge(
  bench: Bench,
  { fileBytes, rounds }: { fileBytes: number; rounds: number },
): Promise<Row[]> {
  const { told, gaps, idle } = await takeTurns<Took>(bench, [throughQueue, byXhr, byFetch], {
    rounds,
    write: async (isWarmUp) => [await writeLong(bench.folder, isWarmUp ? fileBytes / 8 : fileBytes)],
  });
  const [queue, xhr, fetched] = told.map((one) => one.map(({ all }) => all)) as [number[], number[], number[]];
  const before = (told[0] ?? []).map((took) => took.before);
  const sending = (told[0] ?? []).map((took) => took.all - took.before);
  return [
    { what: "queue: chosen → the server has it", measured: times(queue) },
    { what: "  of it before it sends: checked, hashed, encoded", measured: times(before) },
    { what: "  of it since it sends", measured: times(sending) },
    { what: "one XHR of the Base64 Blob, encoded before", measured: times(xhr) },
    { what: "one fetch of the file as it is", measured: times(fetched) },
    { what: "queue / XHR", measured: timesAs(queue, xhr) },
    { what: "queue since it sends / XHR", measured: timesAs(sending, xhr) },
    { what: "queue / fetch", measured: timesAs(queue, fetched) },
    { what: "XHR / fetch", measured: timesAs(xhr, fetched) },
    ...gapRows({ idle, queue: gaps[0], XHR: gaps[1], fetch: gaps[2] }),
  ];
}

const throughQueue: Way<Took> = async (_bench, tab, files) => {
  const stages = await watchStages(tab.page);
  return async () => {
    const chosenMs = await tab.choose(files);
    const seen = await stages.until(STORED);
    const sendingMs = seen.sending ?? chosenMs;
    const storedMs = Math.min(...STORED.flatMap((stage) => seen[stage] ?? []));
    return { all: (storedMs - chosenMs) / 1000, before: (sendingMs - chosenMs) / 1000 };
  };
};

const byXhr: Way<Took> = async (bench, tab, files) => {
  const texts = await tab.encodeApart(files);
  const hash = createHash("sha256");
  await pipeline(createReadStream(files[0] as string), hash);
  const path = `/${SPACE.owner}/${SPACE.space}/audios/${await createPlace(bench)}/file`;
  const headers = { "content-type": "text/plain", "x-earmark-upload": "1", "x-file-sha256": hash.digest("hex") };
  return () =>
    texts.evaluate(
      ([text], { path, headers }) =>
        new Promise<Took>((resolve, reject) => {
          const request = new XMLHttpRequest();
          request.open("POST", path);
          for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
          const startMs = performance.now();
          request.onloadend = () => {
            if (request.status !== 200) reject(new Error(`The server answered ${request.status}.`));
            else resolve({ all: (performance.now() - startMs) / 1000, before: 0 });
          };
          request.send(text);
        }),
      { path, headers },
    );
};

const byFetch: Way<Took> = async (bench, tab, files) => {
  const input = await tab.chooseApart(files);
  const path = `${AUDIOS}/${await createPlace(bench)}/file`;
  const authorization = `Bearer ${bench.server.token}`;
  const headers = { authorization, "content-type": "application/octet-stream", prefer: "wait=0" };
  return () =>
    input.evaluate(
      async ({ files }, { path, headers }) => {
        const startMs = performance.now();
        const response = await fetch(path, { method: "POST", headers, body: files?.[0] as File });
        await response.text();
        if (!response.ok) throw new Error(`The server answered ${response.status}.`);
        return { all: (performance.now() - startMs) / 1000, before: 0 };
      },
      { path, headers },
    );
};

async function createPlace({ server }: Bench): Promise<string> {
  return (await server.client.call("createAudio", { params: SPACE, body: "{}" })).handle;
}

// The clip lane, beside as many plain requests one after the other.
import { AUDIOS } from "../fixtures/http-client.ts";
import { median, type Row } from "./report.ts";
import type { Bench } from "./uploading-bench.ts";
import { timesAs } from "./uploading-figures.ts";
import { writeClips } from "./uploading-files.ts";
import { gapRows } from "./uploading-gaps.ts";
import type { Tab } from "./uploading-tab.ts";
import { takeTurns, type Way } from "./uploading-turns.ts";

/**
 * The queue, XHRs of the Base64 and fetches of the files in turn. All three end when the API tells that the last clip is
 * there; what has arrived is converted meanwhile, of all three alike.
 */
export async function compareClips(bench: Bench, { clips, rounds }: { clips: number; rounds: number }): Promise<Row[]> {
  const { told, gaps, idle } = await takeTurns(bench, [throughQueue, byXhr, byFetch].map(untilArrived), {
    rounds,
    write: async (isWarmUp) => writeClips(bench.folder, isWarmUp ? Math.ceil(clips / 4) : clips),
  });
  const [queue, xhr, fetched] = told as [number[], number[], number[]];
  return [
    { what: "queue: chosen → the server has all", measured: perSecond(clips, queue) },
    { what: "an XHR of the Base64 each, encoded before", measured: perSecond(clips, xhr) },
    { what: "fetches of the file as it is, two each", measured: perSecond(clips, fetched) },
    { what: "queue / XHR, in time", measured: timesAs(queue, xhr) },
    { what: "queue / fetch, in time", measured: timesAs(queue, fetched) },
    ...gapRows({ idle, queue: gaps[0], XHR: gaps[1], fetch: gaps[2] }),
  ];
}

/** `41.3 audios/s (39.0 … 44.8)`. */
function perSecond(count: number, seconds: number[]): string {
  const rate = (one: number) => (count / one).toFixed(1);
  return `${rate(median(seconds))} audios/s (${rate(Math.max(...seconds))} … ${rate(Math.min(...seconds))})`;
}

/** Makes all ready; what it hands out begins to send, and tells when it began, as `Date.now()`. */
type Sending = (bench: Bench, tab: Tab, files: string[]) => Promise<() => Promise<number>>;

/** Seconds from the beginning until the server has all files. */
function untilArrived(sending: Sending): Way<number> {
  return async (bench, tab, files) => {
    const send = await sending(bench, tab, files);
    const before = await bench.server.countArrived();
    return async () => {
      const startMs = await send();
      await bench.server.untilArrived(before + files.length);
      return (Date.now() - startMs) / 1000;
    };
  };
}

const throughQueue: Sending = async (_bench, tab, files) => () => tab.choose(files);

const byXhr: Sending = async ({ server: { token } }, tab, files) => {
  const texts = await tab.encodeApart(files);
  return () =>
    texts.evaluate(
      async (texts, { path, token }) => {
        const startMs = Date.now();
        for (const text of texts) {
          await new Promise<void>((resolve, reject) => {
            const request = new XMLHttpRequest();
            request.open("POST", path);
            request.setRequestHeader("authorization", `Bearer ${token}`);
            request.setRequestHeader("content-type", "application/json");
            request.setRequestHeader("prefer", "wait=0");
            request.onloadend = () =>
              request.status === 201 ? resolve() : reject(new Error(`The server answered ${request.status}.`));
            request.send(new Blob(['{"file":"', text, '"}']));
          });
        }
        return startMs;
      },
      { path: AUDIOS, token },
    );
};

/** The API takes a file as it is for an audio that is there already: one request makes it, another brings the file. */
const byFetch: Sending = async ({ server: { token } }, tab, files) => {
  const input = await tab.chooseApart(files);
  return () =>
    input.evaluate(
      async ({ files }, { path, token }) => {
        const post = async (path: string, type: string, body: BodyInit) => {
          const headers = { authorization: `Bearer ${token}`, "content-type": type, prefer: "wait=0" };
          const response = await fetch(path, { method: "POST", headers, body });
          if (!response.ok) throw new Error(`The server answered ${response.status}.`);
          return response.json();
        };
        const startMs = Date.now();
        for (const file of files ?? []) {
          const { handle } = await post(path, "application/json", "{}");
          await post(`${path}/${handle}/file`, "application/octet-stream", file);
        }
        return startMs;
      },
      { path: AUDIOS, token },
    );
};

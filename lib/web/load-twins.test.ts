import { expect, it } from "vitest";
import type { ApiClient } from "../client/client.ts";
import { loadTwins } from "./load-twins.ts";

type Row = { sha256: string | null; state?: string; alias?: string | null };

/** A space with these audios, as its list answers by digest: fifty to a page. */
function spaceOf(rows: Row[]) {
  const questions: string[][] = [];
  const list = async (_name: string, { query }: { query: { sha256: string[] } }) => {
    questions.push(query.sha256);
    const found = rows.filter(({ sha256 }) => sha256 !== null && query.sha256.includes(sha256));
    const items = found.slice(0, 50).map(({ sha256, state = "available", alias = null }, at) => ({
      ...{ handle: `a${at}`, state, alias },
      source: { sha256, name: "call.wav" },
    }));
    return { items };
  };
  return { api: { list } as unknown as ApiClient, questions };
}

const place = { owner: "ada", space: "main" };

it("names one audio for each digest that is there, by its alias or its file", async () => {
  const { api } = spaceOf([
    { sha256: "a", alias: "The call" },
    { sha256: "b" },
    { sha256: "c", state: "notAvailable" },
  ]);
  expect(await loadTwins(api, place, ["a", "b", "c", "d"])).toEqual([
    { sha256: "a", audio: "a0", name: "The call" },
    { sha256: "b", audio: "a1", name: "call.wav" },
  ]);
});

it("is not led astray by a digest that fills the page", async () => {
  const { api, questions } = spaceOf([...Array.from({ length: 60 }, () => ({ sha256: "a" })), { sha256: "b" }]);
  expect((await loadTwins(api, place, ["a", "b"])).map(({ sha256 }) => sha256)).toEqual(["a", "b"]);
  expect(questions).toEqual([["a", "b"], ["b"]]);
});

it("ends where a page is full of audios that failed", async () => {
  const { api, questions } = spaceOf(Array.from({ length: 60 }, () => ({ sha256: "a", state: "notAvailable" })));
  expect(await loadTwins(api, place, ["a"])).toEqual([]);
  expect(questions).toHaveLength(1);
});

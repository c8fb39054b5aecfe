import { parse } from "csv-parse/sync";
import { beforeAll, expect, it } from "vitest";
import { HOSTILE_TEXTS } from "../../../fixtures/hostile-texts.ts";
import { parseLabels } from "../../../fixtures/parse-labels.ts";
import { parseNotes, parseWebVtt } from "../../../fixtures/parse-webvtt.ts";
import { describeApi, type Team, toJsonUpload } from "../../../fixtures/test-api.ts";
import { toneWav } from "../../../fixtures/tone.ts";
import { reviewExport } from "../../contract/review-export.ts";

/** Rows by the names of their columns. */
const readCsv = async (response: Response): Promise<Record<string, string>[]> =>
  parse(Buffer.from(await response.arrayBuffer()), {
    bom: true,
    columns: true,
    record_delimiter: ["\r\n", "\n", "\r"],
  });

const TONE = toneWav({ seconds: 2, sampleRateHz: 8000, channels: 1 });

describeApi("the export of decisions and comments", (api) => {
  let team: Team;
  let path: string;
  let params: { owner: string; space: string; audio: string };

  beforeAll(async () => {
    team = await api().newTeam();
    const { editor, reviewer, admin } = team;
    const place = { owner: team.org, space: "main" };
    await admin.client.call("putReviewSettings", { params: place, body: { quorum: 2 } });
    const body = toJsonUpload(TONE, { alias: "Täke 1" });
    const { handle } = await editor.client.call("createAudio", { params: place, body });
    params = { ...place, audio: handle };
    path = `/spaces/${team.org}/main/audios/${handle}/review-export`;
    await reviewer.client.call("putReview", {
      params,
      body: { decision: "reject", reasons: ["noise"], note: "It hums" },
    });
    const root = await reviewer.client.call("createComment", { params, body: { text: "Here", from: 1, to: 1.5 } });
    await editor.client.call("createComment", { params, body: { text: "Yes", parent: root.handle } });
    await editor.client.call("createComment", { params, body: { text: "Earlier", from: 0.5 } });
  });

  const read = (query = "", headers: Record<string, string> = {}, person = team.reviewer) =>
    api().fetch(`${path}${query}`, { token: person.token, headers });

  it.each([
    ["", "application/json", "json"],
    ["text/csv", "text/csv; charset=utf-8", "csv"],
    ["text/vtt;q=0.9, text/csv;q=0.1", "text/vtt; charset=utf-8", "vtt"],
    ["text/*, application/json;q=0.5", "text/csv; charset=utf-8", "csv"],
    ["text/plain", "text/plain; charset=utf-8", "txt"],
  ])("is what Accept asks for: %j", async (accept, type, ending) => {
    const response = await read("", accept ? { accept } : {});
    expect([response.status, response.headers.get("content-type")]).toEqual([200, type]);
    expect(response.headers.get("content-disposition")).toMatch(new RegExp(`T%C3%A4ke%201%20review\\.${ending}`));
  });

  it("is what its address says, unless the client cannot take that", async () => {
    const response = await read("?format=csv", { accept: "*/*" });
    expect((await readCsv(response)).map(({ kind, who, text }) => [kind, who, text])).toEqual([
      ["decision", team.reviewer.handle, "It hums"],
      ["comment", team.editor.handle, "Earlier"],
      ["comment", team.reviewer.handle, "Here"],
      ["reply", team.editor.handle, "Yes"],
    ]);
    expect((await read("?format=csv", { accept: "text/vtt" })).status).toBe(406);
    expect((await read("", { accept: "image/png" })).status).toBe(406);
    expect((await read("?format=pdf")).status).toBe(400);
  });

  it("is JSON as the contract has it, and not sent again to whoever knows it", async () => {
    const response = await read();
    const exported = await response.json();
    expect(reviewExport.parse(exported)).toEqual(exported);
    expect(exported).toMatchObject({ outcome: "undecided", audio: { duration: "PT2.000S" } });
    const etag = response.headers.get("etag") ?? "";
    expect((await read("", { "if-none-match": etag })).status).toBe(304);
    expect((await read("?format=csv", { "if-none-match": etag })).status).toBe(200);
  });

  it("gives back whatever people wrote, in each form", async () => {
    const { admin, editor, reviewer } = team;
    const place = { owner: team.org, space: "hostile" };
    const reasons = HOSTILE_TEXTS.map(({ line }, index) => ({ handle: `reason-${index}`, label: line }));
    await admin.client.call("createSpace", { params: { owner: team.org }, body: { handle: place.space } });
    await admin.client.call("putReviewSettings", { params: place, body: { quorum: 1, reasons } });
    const { handle: audio } = await editor.client.call("createAudio", { params: place, body: toJsonUpload(TONE) });
    const at = { ...place, audio };
    for (const [index, { text }] of HOSTILE_TEXTS.entries()) {
      const [from, to] = [index / 10, index % 2 ? null : index / 10 + 0.05];
      await editor.client.call("createComment", { params: at, body: { text, from, to } });
    }
    const address = `/spaces/${place.owner}/${place.space}/audios/${audio}/review-export`;
    const ask = (format: string) => api().fetch(`${address}?format=${format}`, { token: reviewer.token });
    const texts = HOSTILE_TEXTS.map(({ text }) => text);
    const lines = HOSTILE_TEXTS.map(({ line }) => line);

    for (const [index, { text, line }] of [...HOSTILE_TEXTS, { text: "", line: "" }].entries()) {
      const named = reasons.slice(index, index + 1).map(({ handle }) => handle);
      await reviewer.client.call("putReview", {
        params: at,
        body: { decision: "reject", reasons: named, note: text },
      });
      const { reviews, comments } = reviewExport.parse(await (await ask("json")).json());
      expect([reviews[0]?.note ?? "", ...comments.map((comment) => comment.text)]).toEqual([text, ...texts]);
      const cells = (await readCsv(await ask("csv"))).map((row) => row.text?.replace(/^'(?=[=+\-@])/, ""));
      expect(cells).toEqual([text, ...texts]);
      const labels = parseLabels(await (await ask("audacity")).text());
      const decided = `${reviewer.handle}: reject${line && ` (${line}) ${line}`}`;
      expect(labels.map((label) => label.text)).toEqual([decided, ...lines.map((one) => `${editor.handle}: ${one}`)]);
      const webvtt = await (await ask("webvtt")).text();
      expect(parseNotes(webvtt)).toEqual([decided.replaceAll("-->", "→")]);
      const said = parseWebVtt(webvtt).map((cue) => [cue.from, ...cue.said]);
      expect(said).toEqual(lines.map((one, place) => [place / 10, { who: editor.handle, text: one }]));
    }
  });

  it("tells nobody what others decided before they may know", async () => {
    const decided = async (person: Team["editor"]) => (await (await read("", {}, person)).json()).reviews.length;
    expect([await decided(team.editor), await decided(team.reviewer), await decided(team.viewer)]).toEqual([0, 1, 1]);
    for (const format of ["csv", "audacity", "webvtt"]) {
      expect(await (await read(`?format=${format}`, {}, team.editor)).text()).not.toMatch(/reject|hums/);
    }
  });
});

import { beforeAll, expect, it } from "vitest";
import { describeApi, type Person, type Team, toJsonUpload } from "../../../fixtures/test-api.ts";
import { toneWav } from "../../../fixtures/tone.ts";
import type { Finding } from "../../domain/findings/finding.ts";
import { toFindingHandle } from "../../domain/findings/finding-handle.ts";

const TONE = toneWav({ seconds: 0.5, sampleRateHz: 8000, channels: 1 });

const CLICK: Finding = {
  kind: "clipping",
  severity: "high",
  from: 0.1,
  to: 0.2,
  channel: null,
  value: 3,
  sentence: "It clips.",
};
const HUM: Finding = { ...CLICK, kind: "hum", channel: 1, sentence: "It hums." };

type Params = { owner: string; space: string; audio: string };
type Said = "confirmed" | "dismissed";

describeApi("judgements of findings", (api) => {
  let team: Team;

  beforeAll(async () => {
    team = await api().newTeam();
  });

  /** As if looking at the audio again had found just this. */
  async function find(audio: string, ...findings: Finding[]): Promise<void> {
    const { id } = await api()
      .app.db.query.selectFrom("audios")
      .select("id")
      .where("handle", "=", audio)
      .executeTakeFirstOrThrow();
    await api()
      .app.db.query.updateTable("analyses")
      .set({ findings: JSON.stringify(findings) })
      .where("audio_id", "=", id)
      .execute();
  }

  /** An audio in which it clips and hums, in a space of its own where so many have to decide. */
  async function arrive(quorum = 1): Promise<Params> {
    const handle = `space-${Math.random().toString(36).slice(2)}`;
    await team.admin.client.call("createSpace", { params: { owner: team.org }, body: { handle } });
    const place = { owner: team.org, space: handle };
    await team.admin.client.call("putReviewSettings", { params: place, body: { quorum } });
    const audio = await team.editor.client.call("createAudio", { params: place, body: toJsonUpload(TONE) });
    await find(audio.handle, CLICK, HUM);
    return { ...place, audio: audio.handle };
  }

  const of = ({ client }: Person, params: Params) => ({
    put: (finding: string, verdict: Said) =>
      client.call("putFindingJudgement", { params: { ...params, finding }, body: { verdict } }),
    remove: (finding: string) => client.call("removeFindingJudgement", { params: { ...params, finding } }),
    see: async () =>
      (await client.list("listFindingJudgements", { params })).items.map(
        ({ user, finding, verdict }) => `${user.handle} ${verdict} ${finding}`,
      ),
  });
  const [click, hum] = [toFindingHandle(CLICK), toFindingHandle(HUM)];

  it("are one a person and finding, which is named as the findings name it, until they are taken back", async () => {
    const params = await arrive();
    const [reviewer, editor] = [of(team.reviewer, params), of(team.editor, params)];
    const findings = await team.viewer.client.call("getFindings", { params });
    expect(findings.map(({ handle }) => handle)).toEqual([click, hum]);
    const first = await reviewer.put(click, "confirmed");
    expect(first).toMatchObject({ finding: click, kind: "clipping", from: 0.1, to: 0.2, channel: null });
    expect(first.user.handle).toBe(team.reviewer.handle);
    expect(await reviewer.put(click, "confirmed")).toEqual(first);
    const second = await reviewer.put(click, "dismissed");
    expect(second).toMatchObject({ verdict: "dismissed", createdAt: first.createdAt });
    expect(second.updatedAt > first.updatedAt).toBe(true);
    expect(await editor.put(hum, "confirmed")).toMatchObject({ kind: "hum", channel: 1 });
    const all = [`${team.reviewer.handle} dismissed ${click}`, `${team.editor.handle} confirmed ${hum}`];
    expect(await of(team.viewer, params).see()).toEqual(all);
    await editor.remove(click);
    await editor.remove(hum);
    await editor.remove(hum);
    expect(await editor.see()).toEqual(all.slice(0, 1));
  });

  it("are of findings that are there, and outlive another look that finds the same", async () => {
    const params = await arrive();
    const reviewer = of(team.reviewer, params);
    await expect(reviewer.put("clipping-100-201", "confirmed")).rejects.toMatchObject({ status: 404 });
    await expect(reviewer.remove("clipping-100-201")).rejects.toMatchObject({ status: 404 });
    await reviewer.put(click, "dismissed");
    await reviewer.put(hum, "confirmed");
    await find(params.audio, { ...CLICK, from: 0, to: 0.02 }, { ...CLICK, value: 5, sentence: "It clips five times." });
    expect(await reviewer.see()).toHaveLength(2);
    const findings = await team.viewer.client.call("getFindings", { params });
    expect(findings.map(({ handle }) => handle)).toEqual(["clipping-0-20", click]);
    await expect(reviewer.put(hum, "dismissed")).rejects.toMatchObject({ status: 404 });
    await reviewer.remove(hum);
    expect(await reviewer.see()).toEqual([`${team.reviewer.handle} dismissed ${click}`]);
  });

  it("are seen by who decides blindly only once they have decided", async () => {
    const params = await arrive(2);
    const [reviewer, editor] = [of(team.reviewer, params), of(team.editor, params)];
    await editor.put(click, "confirmed");
    await reviewer.put(click, "dismissed");
    const both = [`${team.editor.handle} confirmed ${click}`, `${team.reviewer.handle} dismissed ${click}`];
    expect(await reviewer.see()).toEqual(both.slice(1));
    expect(await editor.see()).toEqual(both.slice(0, 1));
    expect(await of(team.admin, params).see()).toEqual(both);
    expect(await of(team.viewer, params).see()).toEqual(both);
    await team.reviewer.client.call("putReview", { params, body: { decision: "unsure" } });
    expect(await reviewer.see()).toEqual(both);
  });

  it("are told to whoever waits for changes of the audio", async () => {
    const params = await arrive();
    const { app } = api();
    const { id } = await team.viewer.client.call("getAudio", { params });
    let isTold = false;
    const stop = app.changes.listen(id, () => {
      isTold = true;
    });
    try {
      const reviewer = of(team.reviewer, params);
      const said: boolean[] = [];
      for (const change of [() => reviewer.put(click, "confirmed"), () => reviewer.remove(click)]) {
        isTold = false;
        await change();
        said.push(isTold);
      }
      expect(said).toEqual([true, true]);
    } finally {
      stop();
    }
  });

  it("go with their audio", async () => {
    const params = await arrive();
    await of(team.reviewer, params).put(click, "confirmed");
    const { query } = api().app.db;
    const { id } = await team.viewer.client.call("getAudio", { params });
    await query.deleteFrom("audios").where("id", "=", id).execute();
    const left = await query.selectFrom("finding_judgements").select("id").where("audio_id", "=", id).execute();
    expect(left).toEqual([]);
  });
});

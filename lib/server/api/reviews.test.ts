import { beforeAll, expect, it } from "vitest";
import { letIn } from "../../../fixtures/teams.ts";
import { describeApi, type Person, type Team, toJsonUpload } from "../../../fixtures/test-api.ts";
import { toneWav } from "../../../fixtures/tone.ts";
import { recount } from "../db/recount.ts";

const TONE = toneWav({ seconds: 0.5, sampleRateHz: 8000, channels: 1 });

/** Long enough for a request to come upon what is locked. */
const aMoment = () => new Promise((resolve) => setTimeout(resolve, 500));

type Place = { owner: string; space: string };
type Input = { decision: "accept" | "reject" | "unsure"; reasons?: string[]; note?: string | null };

async function upload({ editor }: Team, place: Place) {
  const { handle } = await editor.client.call("createAudio", { params: place, body: toJsonUpload(TONE) });
  return { ...place, audio: handle };
}

/** What one person does with the reviews of an audio. */
function onAudio({ client, handle: me }: Person, params: Place & { audio: string }) {
  return {
    put: (input: Input, headers = {}) => client.call("putReview", { params, body: input, headers }),
    get: () => client.call("getReview", { params }),
    remove: () => client.call("removeReview", { params }),
    mark: (verdict: "right" | "wrong") => client.call("putMark", { params, body: { verdict, note: "by mark" } }),
    marks: async () => (await client.list("listMarks", { params })).items.map(({ verdict }) => verdict),
    see: async () => (await client.list("listReviews", { params })).items.map(({ decision }) => decision),
    seeOthers: async () =>
      (await client.list("listReviews", { params })).items.filter(({ user }) => user.handle !== me).length,
    history: async () => (await client.list("listReviewHistory", { params })).items.map(({ decision }) => decision),
    audio: () => client.call("getAudio", { params }),
    outcome: async () => (await client.call("getAudio", { params })).review?.outcome,
  };
}

describeApi("reviews", (api) => {
  let team: Team;
  let third: Person;

  beforeAll(async () => {
    team = await api().newTeam();
    third = await api().newUser();
    await letIn(team.admin.client, third.client, { org: team.org, role: "reviewer" });
  });

  /** An audio in a space of its own where so many have to decide, and what people do with it. */
  async function withQuorum(quorum: number) {
    const handle = `space-${Math.random().toString(36).slice(2)}`;
    await team.admin.client.call("createSpace", { params: { owner: team.org }, body: { handle } });
    const place = { owner: team.org, space: handle };
    const set = (body: { quorum?: number; reasons?: { handle: string; label: string }[] }) =>
      team.admin.client.call("putReviewSettings", { params: place, body });
    await set({ quorum });
    const params = await upload(team, place);
    const { viewer, reviewer, editor, admin } = team;
    const people = { viewer, reviewer, editor, admin, third };
    const of = Object.fromEntries(
      Object.entries(people).map(([name, person]) => [name, onAudio(person, params)]),
    ) as Record<keyof typeof people, ReturnType<typeof onAudio>>;
    return { place, params, set, ...of };
  }

  it("are one a person, with reasons of the space's list and a note, and everything that was is kept", async () => {
    const { reviewer, editor, viewer } = await withQuorum(1);
    await expect(reviewer.get()).rejects.toMatchObject({ status: 404 });
    const first = await reviewer.put({ decision: "reject", reasons: ["noise", "cut-off"], note: " It hums. " });
    expect(first).toMatchObject({ decision: "reject", note: "It hums.", user: { handle: team.reviewer.handle } });
    expect(first.reasons).toEqual([
      { handle: "noise", label: "Noise" },
      { handle: "cut-off", label: "Cut off" },
    ]);
    expect(await reviewer.put({ decision: "reject", reasons: ["noise", "cut-off"], note: "It hums." })).toEqual(first);
    const second = await reviewer.put({ decision: "accept" });
    expect(second).toMatchObject({ decision: "accept", reasons: [], note: null, createdAt: first.createdAt });
    expect(second.updatedAt > first.updatedAt).toBe(true);
    await editor.put({ decision: "unsure" });
    await reviewer.remove();
    await reviewer.remove();
    expect(await viewer.see()).toEqual(["unsure"]);
    expect(await viewer.history()).toEqual(["reject", "accept", "unsure", null]);
  });

  it("name reasons that the space has, or had when they were given", async () => {
    const { reviewer, set } = await withQuorum(1);
    await expect(reviewer.put({ decision: "reject", reasons: ["noise", "hum"] })).rejects.toMatchObject({
      status: 400,
      errors: [{ path: "reasons.1" }],
    });
    await set({ reasons: [{ handle: "hum", label: "It hums" }] });
    await reviewer.put({ decision: "reject", reasons: ["hum"] });
    await set({ reasons: [{ handle: "hum", label: "Mains hum" }] });
    await set({ reasons: [] });
    const kept = await reviewer.put({ decision: "reject", reasons: ["hum"], note: "Still" });
    expect(kept.reasons).toEqual([{ handle: "hum", label: "It hums" }]);
    await expect(reviewer.put({ decision: "reject", reasons: ["noise"] })).rejects.toMatchObject({ status: 400 });
  });

  it("keep a note as it was written, and take none that is no text", async () => {
    const { reviewer } = await withQuorum(1);
    const kept = await reviewer.put({ decision: "unsure", note: "One\r\n\ttwo: e\u0301" });
    expect(kept.note).toBe("One\n\ttwo: \u00e9");
    for (const note of ["a\u0000b", "a\u0007b", "\ud800", "x".repeat(1001)]) {
      await expect(reviewer.put({ decision: "unsure", note })).rejects.toMatchObject({ status: 400 });
    }
    expect(await reviewer.get()).toEqual(kept);
  });

  it("come to an outcome by the quorum of the space", async () => {
    const { reviewer, editor, third, viewer, place } = await withQuorum(2);
    const steps: [ReturnType<typeof onAudio>, Input["decision"], string][] = [
      [reviewer, "accept", "undecided"],
      [editor, "unsure", "undecided"],
      [editor, "accept", "accepted"],
      [third, "reject", "disputed"],
      [third, "unsure", "accepted"],
      [reviewer, "reject", "disputed"],
      [editor, "reject", "rejected"],
    ];
    for (const [person, decision, outcome] of steps) {
      await person.put({ decision });
      expect(await viewer.outcome()).toBe(outcome);
    }
    await editor.remove();
    expect(await viewer.outcome()).toBe("undecided");
    const { totals } = await team.viewer.client.call("getSpace", { params: place });
    expect(totals?.marks).toEqual({ unmarked: 1, right: 0, wrong: 0, disputed: 0 });
  });

  it("are unseen by a reviewer who is still to decide, wherever they could show", async () => {
    const { reviewer, editor, third, viewer, admin, place } = await withQuorum(2);
    await reviewer.put({ decision: "reject", reasons: ["noise"] });
    const marks = async () => (await editor.audio()).marks;
    expect([await editor.see(), await editor.history(), await editor.marks(), await marks()]).toEqual([
      [],
      [],
      [],
      null,
    ]);
    const wrong = { params: place, query: { marks: "wrong" } };
    expect((await team.editor.client.list("listAudios", wrong)).total).toBe(0);
    const statistics = await team.editor.client.call("getSpaceStatistics", { params: place });
    expect(statistics.totals.marks).toMatchObject({ unmarked: 1, wrong: 0 });
    expect(statistics.activity.map(({ kind }) => kind)).toEqual(["uploaded"]);
    expect([await viewer.see(), await admin.see(), await reviewer.see()]).toEqual([["reject"], ["reject"], ["reject"]]);
    await editor.put({ decision: "accept" });
    expect([await editor.seeOthers(), await reviewer.seeOthers(), await third.seeOthers()]).toEqual([1, 1, 0]);
    expect(await marks()).toEqual({ right: 1, wrong: 1, mine: "right" });
    await editor.remove();
    expect([await editor.see(), await editor.history()]).toEqual([[], ["accept", null]]);
  });

  it("are seen by everybody at once where one decides alone", async () => {
    const { reviewer, editor } = await withQuorum(1);
    await reviewer.put({ decision: "accept" });
    expect([await editor.see(), await editor.history()]).toEqual([["accept"], ["accept"]]);
    expect((await editor.audio()).marks).toEqual({ right: 1, wrong: 0, mine: null });
  });

  it("are what marks are, and marks are reviews", async () => {
    const { reviewer, editor, viewer, place } = await withQuorum(1);
    await reviewer.mark("wrong");
    expect(await reviewer.get()).toMatchObject({ decision: "reject", note: "by mark", reasons: [] });
    await editor.put({ decision: "unsure" });
    expect(await viewer.marks()).toEqual(["wrong"]);
    expect((await editor.audio()).marks).toEqual({ right: 0, wrong: 1, mine: null });
    await editor.put({ decision: "accept" });
    expect(await viewer.marks()).toEqual(["wrong", "right"]);
    const disputed = { params: place, query: { outcome: "disputed" } };
    expect((await team.viewer.client.list("listAudios", disputed)).total).toBe(1);
    const both = { params: place, query: { outcome: "disputed", marks: "disputed" } };
    await expect(team.viewer.client.list("listAudios", both)).rejects.toMatchObject({ status: 400 });
  });

  it("come to other outcomes when the quorum changes, and are counted so", async () => {
    const { reviewer, editor, third, viewer, set, place, params } = await withQuorum(1);
    await reviewer.put({ decision: "accept" });
    const other = await upload(team, place);
    for (const person of [team.reviewer, team.editor]) await onAudio(person, other).put({ decision: "reject" });
    const deleted = await upload(team, place);
    await onAudio(team.reviewer, deleted).put({ decision: "accept" });
    await team.editor.client.call("removeAudio", { params: deleted });
    const counted = async () => (await team.viewer.client.call("getSpace", { params: place })).totals?.marks;
    expect(await counted()).toEqual({ unmarked: 0, right: 1, wrong: 1, disputed: 0 });
    await set({ quorum: 2 });
    expect(await viewer.outcome()).toBe("undecided");
    expect(await onAudio(team.viewer, other).outcome()).toBe("rejected");
    expect(await counted()).toEqual({ unmarked: 1, right: 0, wrong: 1, disputed: 0 });
    await team.editor.client.call("restoreAudio", { params: deleted });
    expect(await counted()).toEqual({ unmarked: 2, right: 0, wrong: 1, disputed: 0 });
    await editor.put({ decision: "reject" });
    await third.put({ decision: "unsure" });
    expect(await viewer.outcome()).toBe("disputed");
    const { space_id } = await api()
      .app.db.query.selectFrom("audios")
      .select("space_id")
      .where("handle", "=", params.audio)
      .executeTakeFirstOrThrow();
    await recount(api().app.db.query, space_id);
    expect(await counted()).toEqual({ unmarked: 1, right: 0, wrong: 1, disputed: 1 });
  });

  it("keep their outcome right when people decide while the quorum changes", async () => {
    const { reviewer, editor, third, viewer, set, place } = await withQuorum(1);
    for (let round = 0; round < 8; round += 1) {
      const quorum = (round % 3) + 1;
      const decision = round % 2 ? "accept" : "reject";
      await Promise.all([
        reviewer.put({ decision }),
        set({ quorum }),
        editor.put({ decision }),
        third.put({ decision: round % 4 ? "accept" : "unsure" }),
      ]);
      const said = await onAudio(
        team.admin,
        await viewer.audio().then(({ handle }) => ({ ...place, audio: handle })),
      ).see();
      const [accept, reject] = [said.filter((one) => one === "accept"), said.filter((one) => one === "reject")];
      const isSettled = accept.length + reject.length >= quorum;
      const agreed = accept.length === 0 ? "rejected" : reject.length === 0 ? "accepted" : "disputed";
      expect([round, await viewer.outcome()]).toEqual([round, isSettled ? agreed : "undecided"]);
    }
  });

  it("come to an outcome by a quorum that changed while they were written", async () => {
    const { reviewer, viewer, set, params } = await withQuorum(1);
    const { query } = api().app.db;
    const locked = Promise.withResolvers<void>();
    const ending = Promise.withResolvers<void>();
    const holding = query.transaction().execute(async (db) => {
      // As long as somebody else changes the audio, whoever reviews it waits, and knows the quorum already.
      await db.updateTable("audios").set({ partial: 0 }).where("handle", "=", params.audio).execute();
      locked.resolve();
      await ending.promise;
    });
    await locked.promise;
    const reviewing = reviewer.put({ decision: "accept" });
    await aMoment();
    const setting = set({ quorum: 2 });
    await aMoment();
    ending.resolve();
    await Promise.all([holding, reviewing, setting]);
    expect(await viewer.outcome()).toBe("undecided");
  });

  it("are not overwritten by somebody who has not seen the last change", async () => {
    const { reviewer, params } = await withQuorum(1);
    await reviewer.put({ decision: "accept" });
    const etag = (await team.reviewer.client.send("getReview", { params })).headers.get("etag") ?? "";
    await reviewer.put({ decision: "reject" }, { "if-match": etag });
    await expect(reviewer.put({ decision: "accept" }, { "if-match": etag })).rejects.toMatchObject({ status: 412 });
  });

  it("wait for something to hear", async () => {
    const place = { owner: team.org, space: "main" };
    const { handle: audio } = await team.editor.client.call("createAudio", { params: place, body: "{}" });
    const waiting = onAudio(team.reviewer, { ...place, audio });
    await expect(waiting.put({ decision: "accept" })).rejects.toMatchObject({ status: 409 });
    await waiting.remove();
    expect((await waiting.audio()).review).toBeNull();
  });
});

describeApi("the review settings of a space", (api) => {
  it("are the usual ones at first, and an admin's to change", async () => {
    const team = await api().newTeam();
    const params = { owner: team.org, space: "main" };
    const usual = await team.viewer.client.call("getReviewSettings", { params });
    const listening = { share: 0, findings: false };
    expect(usual).toMatchObject({ quorum: 1, listening, updatedAt: null, updatedBy: null });
    expect(usual.reasons.map(({ handle }) => handle)).toEqual([
      "clipped",
      "noise",
      "wrong-speaker",
      "cut-off",
      "silent",
    ]);
    const reasons = [{ handle: "hum", label: "It hums" }];
    const changed = await team.admin.client.call("putReviewSettings", { params, body: { quorum: 3, reasons } });
    expect(changed).toMatchObject({ quorum: 3, reasons, updatedBy: { handle: team.admin.handle } });
    expect(await team.viewer.client.call("getReviewSettings", { params })).toEqual(changed);
    const back = await team.admin.client.call("putReviewSettings", { params, body: {} });
    expect(back).toMatchObject({ quorum: 1, reasons: usual.reasons });
  });

  it.each<[string, unknown, string]>([
    ["nobody to decide", { quorum: 0 }, "quorum"],
    ["more than there can be", { quorum: 21 }, "quorum"],
    ["half a person", { quorum: 1.5 }, "quorum"],
    [
      "a reason twice",
      {
        reasons: [
          { handle: "a", label: "A" },
          { handle: "a", label: "B" },
        ],
      },
      "reasons",
    ],
    ["a reason without a label", { reasons: [{ handle: "a", label: " " }] }, "reasons.0.label"],
    ["more than the whole", { listening: { share: 1.1 } }, "listening.share"],
    ["what it does not know", { blind: true }, ""],
  ])("refuse %s", async (_name, body, path) => {
    const response = await api().fetch("/spaces/admin/main/review-settings", {
      method: "PUT",
      token: api().adminToken,
      body: JSON.stringify(body),
      headers: { "content-type": "application/json" },
    });
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ errors: [{ path }] });
  });
});

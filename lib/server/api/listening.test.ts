import { beforeAll, expect, it } from "vitest";
import { describeApi, type Person, type Team, toJsonUpload } from "../../../fixtures/test-api.ts";
import { toneWav } from "../../../fixtures/tone.ts";
import { sweepRows } from "../services/sweep.ts";

const SECONDS = 60;
const TONE = toneWav({ seconds: SECONDS, sampleRateHz: 8000, channels: 1 });

type Params = { owner: string; space: string; audio: string };
type Span = { from: number; to: number; rate?: number; mode?: "played" | "skipped" };

describeApi("proof of listening", (api) => {
  let team: Team;

  beforeAll(async () => {
    team = await api().newTeam();
  });

  async function upload(place = { owner: team.org, space: "main" }): Promise<Params> {
    const { handle } = await team.editor.client.call("createAudio", { params: place, body: toJsonUpload(TONE) });
    return { ...place, audio: handle };
  }

  /** Moves all clocks of listening back: as if so many seconds had passed. */
  async function pass(seconds: number): Promise<void> {
    const { query } = api().app.db;
    for (const table of ["listening_sessions", "listening_clocks"] as const) {
      await query
        .updateTable(table)
        .set((eb) => ({ used_until_ms: eb("used_until_ms", "-", seconds * 1000) }))
        .execute();
    }
  }

  /** A session in which somebody plays, as their player would tell of it. */
  async function play({ client }: Person, params: Params) {
    let last = await client.call("startListening", { params });
    const toClaim = (spans: Span[], forged = {}) => ({
      ...{ session: last.session, sequence: last.sequence + 1, nonce: last.nonce },
      spans: spans.map((span) => ({ mode: "played" as const, ...span })),
      ...forged,
    });
    const send = (body: ReturnType<typeof toClaim>) => client.call("claimListening", { params, body });
    return {
      toClaim,
      send,
      claim: async (...spans: Span[]) => {
        last = await send(toClaim(spans));
        return last.share;
      },
      forge: (forged: object, ...spans: Span[]) => send(toClaim(spans, forged)),
    };
  }

  const read = (person: Person, params: Params) => person.client.call("getListening", { params });
  const refused = (code: string) => ({ status: 409, code });

  it("keeps what each played and skipped, and what all have heard together", async () => {
    const params = await upload();
    const [one, other] = [await play(team.reviewer, params), await play(team.editor, params)];
    await pass(30);
    expect(
      await one.claim({ from: 0, to: 10 }, { from: 10, to: 20, mode: "skipped" }, { from: 20, to: 40, rate: 2 }),
    ).toBe(0.5);
    await other.claim({ from: 5, to: 15 });
    await pass(10);
    await one.claim({ from: 18, to: 25 });
    const { people, together, missing } = await read(team.viewer, params);
    expect(missing).toBeNull();
    expect(people.map(({ user }) => user.handle)).toEqual([team.reviewer.handle, team.editor.handle]);
    expect(people[0]).toMatchObject({
      share: 32 / 60,
      played: [
        { from: 0, to: 10, rate: 1 },
        { from: 18, to: 25, rate: 1 },
        { from: 25, to: 40, rate: 2 },
      ],
      skipped: [{ from: 10, to: 18 }],
    });
    expect(together).toEqual({
      share: 37 / 60,
      played: [
        { from: 0, to: 15 },
        { from: 18, to: 40 },
      ],
    });
  });

  it("goes on in another session, and after a restart", async () => {
    const params = await upload();
    const first = await play(team.reviewer, params);
    await pass(10);
    await first.claim({ from: 0, to: 10 });
    await api().restart();
    const second = await play(team.reviewer, params);
    await pass(10);
    expect(await second.claim({ from: 10, to: 20 })).toBe(20 / 60);
    await pass(5);
    expect(await first.claim({ from: 20, to: 24 })).toBe(24 / 60);
  });

  it("refuses more seconds than the clock allows", async () => {
    const params = await upload();
    const session = await play(team.reviewer, params);
    await expect(session.claim({ from: 0, to: 60 })).rejects.toMatchObject(refused("claimTooFast"));
    await expect(session.claim({ from: 0, to: 60, rate: 4 })).rejects.toMatchObject(refused("claimTooFast"));
    await pass(20);
    const spans = Array.from({ length: 10 }, (_, index) => ({ from: index * 5, to: index * 5 + 3 }));
    await expect(session.claim(...spans)).rejects.toMatchObject(refused("claimTooFast"));
    expect((await read(team.viewer, params)).people).toEqual([]);
    expect(await session.claim({ from: 0, to: 20 })).toBe(20 / 60);
    // What is not claimed is gone, and the tolerance is not given twice.
    await pass(10);
    await session.claim({ from: 20, to: 22 });
    await expect(session.claim({ from: 22, to: 30 })).rejects.toMatchObject(refused("claimTooFast"));
  });

  it("does not take a page that was left open for a listener", async () => {
    const params = await upload();
    const session = await play(team.reviewer, params);
    await pass(3600);
    const loops = [0, 1, 2].map(() => ({ from: 0, to: 60 }));
    await expect(session.claim(...loops)).rejects.toMatchObject(refused("claimTooFast"));
  });

  it("refuses a claim that was made before, and one out of its order", async () => {
    const params = await upload();
    const session = await play(team.reviewer, params);
    await pass(30);
    const first = session.toClaim([{ from: 0, to: 5 }]);
    await session.claim({ from: 0, to: 5 });
    await expect(session.send(first)).rejects.toMatchObject(refused("replayedClaim"));
    await expect(session.forge({ sequence: 1 }, { from: 5, to: 6 })).rejects.toMatchObject(refused("replayedClaim"));
    await expect(session.forge({ nonce: first.nonce }, { from: 5, to: 6 })).rejects.toMatchObject(
      refused("replayedClaim"),
    );
    expect((await read(team.viewer, params)).together.share).toBe(5 / 60);
  });

  it("takes one of many equal claims at once", async () => {
    const params = await upload();
    const session = await play(team.reviewer, params);
    await pass(100);
    const claim = session.toClaim([{ from: 0, to: 5 }]);
    const all = await Promise.allSettled(Array.from({ length: 8 }, () => session.send(claim)));
    expect(all.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  });

  it("hears nobody twice at the same time, in however many sessions and audios", async () => {
    const [params, other] = [await upload(), await upload()];
    const sessions = await Promise.all([params, params, other].map((one) => play(team.reviewer, one)));
    await pass(20);
    const all = await Promise.allSettled(
      sessions.map((session, index) => session.claim({ from: index * 20, to: index * 20 + 20 })),
    );
    expect(all.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    for (const one of all) if (one.status === "rejected") expect(one.reason).toMatchObject(refused("overlappingClaim"));
  });

  it("knows a session only with whom and where it began", async () => {
    const [params, other] = [await upload(), await upload()];
    const session = await play(team.reviewer, params);
    await pass(10);
    const body = session.toClaim([{ from: 0, to: 5 }]);
    const asEditor = team.editor.client.call("claimListening", { params, body });
    await expect(asEditor).rejects.toMatchObject({ status: 404 });
    const elsewhere = team.reviewer.client.call("claimListening", { params: other, body });
    await expect(elsewhere).rejects.toMatchObject({ status: 404 });
    await expect(play(team.viewer, params)).rejects.toMatchObject({ status: 403 });
    await pass(25 * 3600);
    await sweepRows(api().app);
    await expect(session.send(body)).rejects.toMatchObject({ status: 404 });
  });

  it.each<[string, Span, string]>([
    ["beyond the end", { from: 59, to: 61 }, "spans.0.to"],
    ["backwards", { from: 5, to: 4 }, "spans.0.to"],
    ["before the start", { from: -1, to: 4 }, "spans.0.from"],
    ["faster than a player plays", { from: 0, to: 4, rate: 100 }, "spans.0.rate"],
    ["at no speed", { from: 0, to: 4, rate: 0 }, "spans.0.rate"],
  ])("names what is wrong with a stretch %s", async (_name, span, path) => {
    const session = await play(team.reviewer, await upload());
    await pass(30);
    await expect(session.claim(span)).rejects.toMatchObject({ status: 400, errors: [{ path }] });
  });

  it("goes with the audio", async () => {
    const params = await upload();
    const session = await play(team.reviewer, params);
    await team.editor.client.call("removeAudio", { params });
    await expect(session.claim({ from: 0, to: 1 })).rejects.toMatchObject({ status: 404 });
    const waiting = await team.editor.client.call("createAudio", {
      params: { owner: team.org, space: "main" },
      body: "{}",
    });
    await expect(play(team.reviewer, { ...params, audio: waiting.handle })).rejects.toMatchObject({ status: 409 });
  });

  /** A space that asks for this before a decision, and an audio in it, with findings at 10 s and 50 s. */
  async function demanding(listening: { share?: number; findings?: boolean }) {
    const handle = `space-${Math.random().toString(36).slice(2)}`;
    await team.admin.client.call("createSpace", { params: { owner: team.org }, body: { handle } });
    const place = { owner: team.org, space: handle };
    const settings = await team.admin.client.call("putReviewSettings", { params: place, body: { listening } });
    expect(settings.listening).toEqual({ share: 0, findings: false, ...listening });
    const params = await upload(place);
    const { query } = api().app.db;
    const findings = [10, 50].map((from) => ({
      ...{ kind: "clipping", severity: "high", from, to: from + 0.5, channel: null, value: 1, sentence: "Clipped." },
    }));
    const { id } = await query
      .selectFrom("audios")
      .select("id")
      .where("handle", "=", params.audio)
      .executeTakeFirstOrThrow();
    await query
      .updateTable("analyses")
      .set({ findings: JSON.stringify(findings) })
      .where("audio_id", "=", id)
      .execute();
    const decide = (person = team.reviewer, decision: "accept" | "unsure" = "accept") =>
      person.client.call("putReview", { params, body: { decision } });
    return { params, decide };
  }

  it("refuses whoever decides without having listened, and says what is missing", async () => {
    const { params, decide } = await demanding({ share: 0.5, findings: true });
    const detail =
      "You have played 0 % of it; this space asks for 50 %. 2 findings are not played yet, at 0:10.0, 0:50.0.";
    for (const person of [team.reviewer, team.editor, team.admin]) {
      await expect(decide(person)).rejects.toMatchObject({ ...refused("unheard"), detail });
    }
    await expect(decide(team.reviewer, "unsure")).rejects.toMatchObject(refused("unheard"));
    const mark = team.reviewer.client.call("putMark", { params, body: { verdict: "right" } });
    await expect(mark).rejects.toMatchObject(refused("unheard"));
    expect((await read(team.reviewer, params)).missing).toBe(detail);
    expect((await read(team.viewer, params)).missing).toBeNull();

    const session = await play(team.reviewer, params);
    await pass(60);
    await session.claim({ from: 0, to: 30 }, { from: 30, to: 60, mode: "skipped" });
    await expect(decide()).rejects.toMatchObject({ detail: "One finding is not played yet, at 0:50.0." });
    await pass(5);
    await session.claim({ from: 49, to: 52 });
    expect(await decide()).toMatchObject({ decision: "accept" });
    // What one has heard does not serve another.
    await expect(decide(team.editor)).rejects.toMatchObject(refused("unheard"));
  });

  it("asks for nothing unless the space does", async () => {
    const { decide } = await demanding({});
    expect(await decide()).toMatchObject({ decision: "accept" });
  });
});

import { CompiledQuery } from "kysely";
import { beforeAll, describe, expect, it, vi } from "vitest";
import { fillSpace } from "../../../fixtures/many-audios.ts";
import { type Narrow, newQueuePlace } from "../../../fixtures/queue-place.ts";
import { describeApi, type Team } from "../../../fixtures/test-api.ts";

describeApi("what somebody has to do", (api) => {
  let team: Team;
  beforeAll(async () => {
    team = await api().newTeam();
  });

  it("is listed by what they have decided, whatever else narrows the list", async () => {
    const { on, list, put } = await newQueuePlace(api(), team, 4);
    const { reviewer, editor } = team;
    for (const index of [2, 0]) await reviewer.client.call("putReview", { ...on(index), body: { decision: "accept" } });
    await editor.client.call("putReview", { ...on(2), body: { decision: "reject" } });
    await put(reviewer, 2);
    await put(editor, 1);
    const cases: [Narrow, number[]][] = [
      [{ decided: "me" }, [0, 2]],
      [{ decided: "me", sort: "-createdAt" }, [2, 0]],
      [{ decided: "me", outcome: "disputed" }, [2]],
      [{ decided: "me", assignee: "none" }, [0]],
      [{ decided: "me", search: "clip 2" }, [2]],
      [{ decided: "notme" }, [1, 3]],
      [{ decided: "notme", assignee: "none", outcome: "undecided" }, [3]],
      [{ decided: "notme", assignee: editor.handle }, [1]],
      [{ assignee: "me", sort: "-createdAt" }, [2]],
      [{ assignee: "none", search: "clip 3", sort: "createdAt" }, [3]],
      [{ assignee: "nobody-is-called-so" }, []],
      [{ assignee: team.org }, []],
    ];
    for (const [query, expected] of cases) expect([query, await list(reviewer, query)]).toEqual([query, expected]);
    expect((await list(reviewer, { decided: "me", sort: "handle" })).sort()).toEqual([0, 2]);
    expect((await list(reviewer, { assignee: "none", sort: "-uploadedAt" })).sort()).toEqual([0, 3]);
    expect(await list(editor, { decided: "me" })).toEqual([2]);
  });

  it("tells nobody what others decided while they are to decide blindly", async () => {
    const { on, place, list } = await newQueuePlace(api(), team, 2);
    await team.admin.client.call("putReviewSettings", { params: place, body: { quorum: 2 } });
    await team.editor.client.call("putReview", { ...on(0), body: { decision: "reject" } });
    expect(await list(team.reviewer, { decided: "me" })).toEqual([]);
    expect(await list(team.reviewer, { decided: "notme", outcome: "undecided" })).toEqual([0, 1]);
    const params = { params: place, body: { audios: [on(0).params.audio], decision: "accept" as const } };
    await team.reviewer.client.call("reviewAudios", params);
    expect(await list(team.reviewer, { decided: "me", outcome: "disputed" })).toEqual([0]);
  });

  describe("among thousands", () => {
    async function newFullPlace(seed: number) {
      const { place } = await newQueuePlace(api(), team, 0);
      const { client } = team.reviewer;
      const { id: spaceId } = await client.call("getSpace", { params: place });
      const { id: userId } = await client.call("getUser", {});
      await fillSpace(api().app.db, {
        spaceId,
        userId,
        count: 2000,
        seed,
        endMs: Date.parse("2026-01-01T00:00:00Z"),
        aliasOf: String,
      });
      await client.call("assignAudios", { params: place, body: { to: ["me"], limit: 60 } });
      return { list: (query: Narrow) => client.list("listAudios", { params: place, query }) };
    }

    it("is paged whole in every order, by cursor and by page, and counted", async () => {
      const { list } = await newFullPlace(1);
      const wanted: [Record<string, string>, number][] = [
        [{ assignee: "me" }, 60],
        [{ decided: "me", outcome: "rejected", before: "2025-12-31T14:00:00Z" }, 0],
      ];
      for (const [narrow, fixed] of wanted) {
        for (const sort of ["createdAt", "-createdAt", "handle", "-handle", "uploadedAt", "-uploadedAt"]) {
          const handles: string[] = [];
          let total = 0;
          for (let cursor: string | null = "", page = 1; cursor !== null; page++) {
            const found = await list({ ...narrow, sort, "page-size": 25, ...(cursor ? { cursor } : {}) });
            const same = await list({ ...narrow, sort, "page-size": 25, page });
            expect(same.items).toEqual(found.items);
            handles.push(...found.items.map(({ handle }) => handle));
            cursor = found.nextCursor;
            total = found.total;
          }
          expect(new Set(handles).size).toBe(handles.length);
          expect(total).toBe(handles.length);
          if (fixed) expect(total).toBe(fixed);
          else expect(total).toBeGreaterThan(100);
        }
      }
      expect(await list({ assignee: "none" })).toMatchObject({ total: 1000, isAtLeast: true });
    });

    it("is read by indexes of its own in SQLite, in the order of the list", async () => {
      const { list } = await newFullPlace(2);
      const { query, engine } = api().app.db;
      const plansOf = async (narrow: Record<string, string>) => {
        const executed = vi.spyOn(query.getExecutor(), "executeQuery");
        await list(narrow);
        const asked = executed.mock.calls
          .map(([compiled]) => compiled)
          .filter(({ sql }) => sql.includes("assignee_handle"));
        executed.mockRestore();
        const plans: string[] = [];
        for (const { sql: text, parameters } of engine === "sqlite" ? asked : []) {
          const { rows } = await query.executeQuery<{ detail: string }>(
            CompiledQuery.raw(`explain query plan ${text}`, [...parameters]),
          );
          plans.push(rows.map(({ detail }) => detail).join("; "));
        }
        return plans;
      };
      const wanted: [Record<string, string>, RegExp][] = [
        [
          { assignee: "none", outcome: "undecided" },
          /audios USING INDEX audios_by_queue \(space_id=\? AND assignee_id=\? AND consensus=\?\)/,
        ],
        [{ assignee: "none" }, /audios USING INDEX audios_by_assignee/],
        [{ assignee: "me", sort: "-createdAt" }, /audios USING INDEX audios_by_(assignee|queue)/],
        [{ decided: "me" }, /mine USING INDEX reviews_by_person \(space_id=\? AND user_id=\?\)/],
        [{ decided: "notme", outcome: "undecided" }, /audios USING INDEX audios_by_consensus/],
      ];
      for (const [narrow, index] of wanted) {
        for (const plan of await plansOf(narrow)) {
          expect(plan).toMatch(index);
          expect(plan).not.toMatch(/TEMP B-TREE|SCAN audios/);
        }
      }
    });
  });
});

describeApi("many reviews at once", (api) => {
  it("are each under the rules of one, and told one by one", async () => {
    const team = await api().newTeam();
    const { place, audios, on } = await newQueuePlace(api(), team, 3);
    const { handle: waiting } = await team.editor.client.call("createAudio", { params: place, body: "{}" });
    const { client } = team.reviewer;
    const decide = (body: Record<string, unknown>) =>
      client.call("reviewAudios", { params: place, body: body as { audios: string[]; decision: "accept" } });
    const named = [audios[2], "not-there", waiting, audios[0]];
    const { results } = await decide({ audios: named, decision: "reject", reasons: ["noise"], note: "Hums" });
    expect(results).toMatchObject([
      { audio: audios[2], review: { decision: "reject", reasons: [{ label: "Noise" }], note: "Hums" }, problem: null },
      { audio: "not-there", review: null, problem: { status: 404, code: "notFound" } },
      { audio: waiting, review: null, problem: { status: 409, code: "conflict" } },
      { audio: audios[0], review: { decision: "reject" }, problem: null },
    ]);
    const { totals } = await client.call("getSpace", { params: place });
    expect(totals?.marks).toMatchObject({ wrong: 2, unmarked: 1 });
    await team.admin.client.call("putReviewSettings", {
      params: place,
      body: { quorum: 1, listening: { share: 0.5 } },
    });
    const unheard = (await decide({ audios: [audios[1]], decision: "accept" })).results;
    expect(unheard).toMatchObject([{ review: null, problem: { code: "unheard" } }]);
    await expect(client.call("getReview", on(1))).rejects.toMatchObject({ status: 404 });
    const unknown = (await decide({ audios: [audios[0]], decision: "accept", reasons: ["no-such-reason"] })).results;
    expect(unknown).toMatchObject([{ problem: { status: 400 } }]);
    await expect(decide({ audios: [audios[0], audios[0]], decision: "accept" })).rejects.toMatchObject({ status: 400 });
    await expect(decide({ audios: [], decision: "accept" })).rejects.toMatchObject({ status: 400 });
  });
});

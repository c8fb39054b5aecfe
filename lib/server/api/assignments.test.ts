import { beforeAll, expect, it, vi } from "vitest";
import { newQueuePlace } from "../../../fixtures/queue-place.ts";
import { letIn } from "../../../fixtures/teams.ts";
import { describeApi, type Person, type Team } from "../../../fixtures/test-api.ts";

describeApi("assignments", (api) => {
  let team: Team;
  let second: Person;

  beforeAll(async () => {
    team = await api().newTeam();
    second = await api().newUser();
    await letIn(team.admin.client, second.client, { org: team.org, role: "reviewer" });
  });

  it("are taken for a while, last longer while one stays, and are given back", async () => {
    const { put, see, giveBack, on } = await newQueuePlace(api(), team, 1);
    const { reviewer, viewer } = team;
    const first = await put(reviewer, 0, { minutes: 10 });
    expect(first.user.handle).toBe(reviewer.handle);
    const leftMs = Date.parse(first.until) - Date.now();
    expect(leftMs).toBeGreaterThan(9 * 60_000);
    expect(leftMs).toBeLessThanOrEqual(10 * 60_000);
    expect((await put(reviewer, 0, { minutes: 20 })).until > first.until).toBe(true);
    const longest = await put(reviewer, 0, { minutes: 30 });
    expect((await put(reviewer, 0, { minutes: 1 })).until).toBe(longest.until);
    expect((await viewer.client.call("getAudio", on(0))).assignment).toEqual(longest);
    await giveBack(reviewer, 0);
    await giveBack(reviewer, 0);
    expect(await see(viewer, 0)).toBeNull();
  });

  it("are not taken from whoever has them, until their lease has ended", async () => {
    const { put, see, giveBack, endLease, list } = await newQueuePlace(api(), team, 2);
    const { reviewer, admin, editor } = team;
    await put(reviewer, 0, { minutes: 10 });
    const detail = `It is assigned to ${reviewer.handle}, for 10 minutes more at most.`;
    for (const person of [second, editor, admin]) {
      await expect(put(person, 0)).rejects.toMatchObject({ status: 409, detail });
    }
    for (const person of [second, editor]) await expect(giveBack(person, 0)).rejects.toMatchObject({ status: 403 });
    await endLease(0);
    expect(await see(admin, 0)).toBeNull();
    expect(await list(reviewer, { assignee: "me" })).toEqual([]);
    expect(await list(second, { assignee: "none" })).toEqual([0, 1]);
    await put(second, 0);
    expect(await see(admin, 0)).toBe(second.handle);
    await expect(put(reviewer, 0)).rejects.toMatchObject({ status: 409 });
    await giveBack(admin, 0);
    await put(reviewer, 0);
  });

  it("are given to others by editors, and taken over by admins who say so", async () => {
    const { put, see } = await newQueuePlace(api(), team, 1);
    const { reviewer, editor, admin } = team;
    await expect(put(reviewer, 0, { user: second.handle })).rejects.toMatchObject({ status: 403 });
    await put(editor, 0, { user: second.handle });
    await expect(put(editor, 0, { user: reviewer.handle })).rejects.toMatchObject({ status: 409 });
    await expect(put(editor, 0, { takeOver: true })).rejects.toMatchObject({ status: 403 });
    await put(admin, 0, { user: reviewer.handle, takeOver: true });
    expect(await see(second, 0)).toBe(reviewer.handle);
  });

  it("go to those who may review there, and tell of others alike", async () => {
    const { put, assign } = await newQueuePlace(api(), team, 1);
    const stranger = await api().newUser();
    const blocked = await api().newUser();
    await letIn(team.admin.client, blocked.client, { org: team.org, role: "reviewer" });
    await api().admin.call("blockUser", { params: { user: blocked.handle } });
    for (const handle of [stranger.handle, "nobody-is-called-so", team.viewer.handle, blocked.handle, team.org]) {
      const message = `Nobody called “${handle}” reviews in this space.`;
      const wrong = { status: 400, detail: message, errors: [{ path: "user", message }] };
      await expect(put(team.editor, 0, { user: handle })).rejects.toMatchObject(wrong);
      const there = { status: 400, errors: [{ path: "to.1", message }] };
      await expect(assign(team.editor, { to: ["me", handle] })).rejects.toMatchObject(there);
    }
  });

  it("end where the assignee decides, and where nobody else does", async () => {
    const { put, see, on } = await newQueuePlace(api(), team, 1);
    const { reviewer, editor } = team;
    await put(reviewer, 0);
    await editor.client.call("putReview", { ...on(0), body: { decision: "accept" } });
    expect(await see(editor, 0)).toBe(reviewer.handle);
    await reviewer.client.call("putReview", { ...on(0), body: { decision: "unsure" } });
    expect(await see(editor, 0)).toBeNull();
    // A dispute may be given to whoever has decided: they can change their mind.
    await put(reviewer, 0);
    await reviewer.client.call("putMark", { ...on(0), body: { verdict: "wrong" } });
    expect(await see(editor, 0)).toBeNull();
  });

  it("are announced to whoever waits for the audio", async () => {
    const { put, giveBack, assign, audios, on, endLease, list } = await newQueuePlace(api(), team, 1);
    const { id } = await team.viewer.client.call("getAudio", on(0));
    const announce = vi.spyOn(api().app.changes, "announce");
    const heard = () => announce.mock.calls.filter(([word]) => word === id).length;
    await put(team.reviewer, 0);
    expect(heard()).toBe(1);
    await giveBack(team.reviewer, 0);
    expect(heard()).toBe(2);
    await giveBack(team.reviewer, 0);
    expect(heard()).toBe(2);
    await assign(team.editor, { audios, to: ["me"] });
    expect(heard()).toBe(3);
    await endLease(0);
    await list(team.viewer, { assignee: "none" });
    expect(heard()).toBe(4);
    announce.mockRestore();
  });

  it("are dealt evenly, by what each has open, and told one by one", async () => {
    const { put, assign, audios, see, list } = await newQueuePlace(api(), team, 6);
    const { reviewer, editor, admin } = team;
    await put(reviewer, 0);
    const to = [reviewer.handle, second.handle];
    const { assigned, refused, more } = await assign(editor, { to, limit: 3, minutes: 30 });
    expect(assigned.map(({ audio, user }) => [audios.indexOf(audio), user.handle])).toEqual([
      [1, second.handle],
      [2, reviewer.handle],
      [3, second.handle],
    ]);
    expect([refused, more]).toEqual([[], true]);
    expect((await assign(editor, { to })).more).toBe(false);
    expect(await list(reviewer, { assignee: "me" })).toHaveLength(3);
    expect(await list(reviewer, { assignee: second.handle })).toHaveLength(3);
    expect(await list(reviewer, { assignee: "none" })).toEqual([]);
    const named = [audios[0] as string, "not-there", audios[1] as string];
    const again = await assign(editor, { audios: named, to: [second.handle] });
    expect(again.assigned.map(({ audio }) => audio)).toEqual([audios[1]]);
    expect(again.refused.map(({ audio }) => audio).sort()).toEqual([audios[0], "not-there"].sort());
    expect(again.more).toBe(false);
    await assign(admin, { audios: [audios[0]], to: [second.handle], takeOver: true });
    expect(await see(admin, 0)).toBe(second.handle);
  });

  it("are the next ones for whoever takes them, and nothing that they have decided", async () => {
    const { assign, audios, on } = await newQueuePlace(api(), team, 4);
    const { reviewer } = team;
    await reviewer.client.call("putReview", { ...on(0), body: { decision: "unsure" } });
    const taken = await Promise.all([
      assign(reviewer, { to: ["me"], limit: 1 }),
      assign(second, { to: ["me"], limit: 1 }),
      assign(reviewer, { to: ["me"], limit: 1 }),
    ]);
    const indexes = taken.flatMap(({ assigned }) => assigned.map(({ audio }) => audios.indexOf(audio)));
    expect(new Set(indexes).size).toBe(indexes.length);
    await assign(reviewer, { to: ["me"] });
    const mine = await reviewer.client.list("listAudios", { params: on(0).params, query: { assignee: "me" } });
    expect(mine.items.map(({ handle }) => handle)).not.toContain(audios[0]);
    await expect(assign(reviewer, { to: [second.handle] })).rejects.toMatchObject({ status: 403 });
  });

  it("need something to hear, and an audio that is there", async () => {
    const { place, put, assign, on } = await newQueuePlace(api(), team, 1);
    const { handle: waiting } = await team.editor.client.call("createAudio", { params: place, body: "{}" });
    const detail = "There is nothing to hear in it yet.";
    const params = { ...place, audio: waiting };
    const taking = team.reviewer.client.call("putAssignment", { params, body: {} });
    await expect(taking).rejects.toMatchObject({ status: 409, detail });
    const { refused } = await assign(team.editor, { audios: [waiting], to: ["me"] });
    expect(refused).toEqual([{ audio: waiting, detail }]);
    await team.editor.client.call("removeAudio", on(0));
    await expect(put(team.reviewer, 0)).rejects.toMatchObject({ status: 404 });
  });
});

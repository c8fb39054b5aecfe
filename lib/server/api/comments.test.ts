import { beforeAll, describe, expect, it } from "vitest";
import { letIn } from "../../../fixtures/teams.ts";
import { describeApi, type Person, type Team, type TestApi, toJsonUpload } from "../../../fixtures/test-api.ts";
import { toneWav } from "../../../fixtures/tone.ts";
import { fromNow } from "../clock.ts";
import { RESTORE_MS } from "../services/audios.ts";
import { sweepRows } from "../services/sweep.ts";

const TONE = toneWav({ seconds: 2, sampleRateHz: 8000, channels: 1 });

type Params = { owner: string; space: string; audio: string };

async function upload({ org, editor }: Team): Promise<Params> {
  const place = { owner: org, space: "main" };
  const { handle } = await editor.client.call("createAudio", { params: place, body: toJsonUpload(TONE) });
  return { ...place, audio: handle };
}

/** What one person does with the comments on an audio. */
function onAudio({ client }: Person, params: Params) {
  return {
    create: (body: { text: string; from?: number; to?: number | null; parent?: string }) =>
      client.call("createComment", { params, body }),
    update: (comment: string, body: { text?: string; resolved?: boolean }) =>
      client.call("updateComment", { params: { ...params, comment }, body }),
    get: (comment: string) => client.call("getComment", { params: { ...params, comment } }),
    remove: (comment: string) => client.call("removeComment", { params: { ...params, comment } }),
    list: async (query = {}) => (await client.list("listComments", { params, query })).items.map(({ text }) => text),
    open: async () => (await client.call("getAudio", { params })).comments?.open,
  };
}

const openInDatabase = (api: TestApi, audio: string) =>
  api.app.db.query.selectFrom("audios").select("open_comments").where("handle", "=", audio).executeTakeFirst();

describeApi("comments", (api) => {
  let team: Team;
  let params: Params;

  beforeAll(async () => {
    team = await api().newTeam();
  });
  const fresh = async () => {
    params = await upload(team);
    const of = (person: Person) => onAudio(person, params);
    return { viewer: of(team.viewer), reviewer: of(team.reviewer), editor: of(team.editor), admin: of(team.admin) };
  };

  it("stand on a moment or a stretch, with who said them", async () => {
    const { reviewer, viewer } = await fresh();
    const moment = await reviewer.create({ text: "  A click\r\nhere ", from: 0.1234567 });
    expect(moment).toMatchObject({ text: "A click\nhere", from: 0.123457, to: null, parent: null, editedAt: null });
    expect(moment).toMatchObject({ author: { handle: team.reviewer.handle }, resolved: null, mentions: [] });
    const stretch = await reviewer.create({ text: "Cafe\u0301", from: 0.5, to: 2 });
    expect(stretch).toMatchObject({ text: "Caf\u00e9", from: 0.5, to: 2 });
    expect(await viewer.get(moment.handle)).toEqual(moment);
  });

  it("are listed as they stand in time, each thread together, and by what narrows them", async () => {
    const { reviewer, editor, viewer } = await fresh();
    const late = await reviewer.create({ text: "late", from: 1.5 });
    const early = await reviewer.create({ text: "early", from: 0.25 });
    await reviewer.create({ text: "also early", from: 0.25 });
    await editor.create({ text: "to late", parent: late.handle });
    await editor.create({ text: "to early", parent: early.handle });
    const inTime = ["early", "to early", "also early", "late", "to late"];
    expect(await viewer.list()).toEqual(inTime);
    expect(await viewer.list({ sort: "-position" })).toEqual(inTime.toReversed());
    expect(await viewer.list({ sort: "createdAt" })).toEqual(["late", "early", "also early", "to late", "to early"]);
    await editor.update(late.handle, { resolved: true });
    expect(await viewer.list({ resolved: "true" })).toEqual(["late", "to late"]);
    expect(await viewer.list({ resolved: "false" })).toEqual(["early", "to early", "also early"]);
    expect(await viewer.list({ author: team.editor.handle })).toEqual(["to early", "to late"]);
    expect(await viewer.list({ search: "ALSO" })).toEqual(["also early"]);
    expect(await viewer.list({ author: "nobody-at-all" })).toEqual([]);
  });

  it("are listed thread by thread, and by whom they mention", async () => {
    const { reviewer, editor, viewer } = await fresh();
    const first = await reviewer.create({ text: "first", from: 0.25 });
    const second = await reviewer.create({ text: "second", from: 0.5 });
    const reply = await editor.create({ text: `@${team.viewer.handle} to first`, parent: first.handle });
    await reviewer.create({ text: "once more", parent: first.handle });
    const whole = ["first", reply.text, "once more"];
    const handle = team.viewer.handle;
    expect(await viewer.list({ mentions: handle })).toEqual([reply.text]);
    expect(await viewer.list({ mentions: handle, whole: "true" })).toEqual(whole);
    expect(await viewer.list({ mentions: team.admin.handle, whole: "true" })).toEqual([]);
    expect(await viewer.list({ author: team.editor.handle, whole: "true" })).toEqual(whole);
    expect(await viewer.list({ author: team.editor.handle, search: "once", whole: "true" })).toEqual([]);
    expect(await viewer.list({ search: "SECOND", whole: "true" })).toEqual(["second"]);
    expect(await viewer.list({ thread: reply.handle })).toEqual(whole);
    expect(await viewer.list({ thread: second.handle })).toEqual(["second"]);
    expect(await viewer.list({ thread: "not-there" })).toEqual([]);
    expect(await viewer.list({ thread: first.handle, mentions: handle })).toEqual([reply.text]);
    const elsewhere = onAudio(team.viewer, await upload(team));
    expect(await elsewhere.list({ thread: first.handle })).toEqual([]);
  });

  it("have replies of one level, which stand where the thread does", async () => {
    const { reviewer, editor } = await fresh();
    const root = await reviewer.create({ text: "What is this?", from: 0.5, to: 0.75 });
    const reply = await editor.create({ text: "A door", parent: root.handle });
    expect(reply).toMatchObject({ parent: root.handle, from: 0.5, to: 0.75 });
    await expect(reviewer.create({ text: "No", parent: reply.handle })).rejects.toMatchObject({ status: 409 });
    await expect(reviewer.create({ text: "No", parent: "not-there" })).rejects.toMatchObject({ status: 404 });
    const other = onAudio(team.reviewer, await upload(team));
    await expect(other.create({ text: "Elsewhere", parent: root.handle })).rejects.toMatchObject({ status: 404 });
    await expect(editor.update(reply.handle, { resolved: true })).rejects.toMatchObject({ status: 409 });
  });

  it("are changed by their author alone, and resolved by anybody who may comment", async () => {
    const { reviewer, editor, admin, viewer } = await fresh();
    const { handle } = await reviewer.create({ text: "Too loud", from: 0 });
    await expect(editor.update(handle, { text: "Fine" })).rejects.toMatchObject({ status: 403 });
    await expect(admin.update(handle, { text: "Fine", resolved: true })).rejects.toMatchObject({ status: 403 });
    await expect(viewer.update(handle, { resolved: true })).rejects.toMatchObject({ status: 403 });
    expect(await reviewer.get(handle)).toMatchObject({ text: "Too loud", editedAt: null, resolved: null });
    const edited = await reviewer.update(handle, { text: "Much too loud" });
    expect(edited).toMatchObject({ text: "Much too loud", editedAt: expect.any(String) });
    expect(await reviewer.update(handle, { text: "Much too loud" })).toEqual(edited);
    const resolved = await editor.update(handle, { resolved: true });
    expect(resolved.resolved).toMatchObject({ by: { handle: team.editor.handle } });
    expect(await admin.update(handle, { resolved: true })).toEqual(resolved);
    expect(await reviewer.update(handle, { resolved: false })).toMatchObject({
      resolved: null,
      editedAt: edited.editedAt,
    });
  });

  it("are removed by their author until others reply, and by an admin with the whole thread", async () => {
    const { reviewer, editor, admin } = await fresh();
    const mine = await reviewer.create({ text: "one", from: 0 });
    await reviewer.create({ text: "one more", parent: mine.handle });
    await expect(editor.remove(mine.handle)).rejects.toMatchObject({ status: 403 });
    await reviewer.remove(mine.handle);
    expect(await reviewer.list()).toEqual([]);
    const root = await reviewer.create({ text: "two", from: 0 });
    const reply = await editor.create({ text: "and a reply", parent: root.handle });
    await expect(reviewer.remove(root.handle)).rejects.toMatchObject({ status: 409 });
    await expect(reviewer.remove(reply.handle)).rejects.toMatchObject({ status: 403 });
    await admin.remove(root.handle);
    await expect(editor.get(reply.handle)).rejects.toMatchObject({ status: 404 });
    expect(await reviewer.open()).toBe(0);
  });

  it("are not overwritten by somebody who has not seen the last change", async () => {
    const { reviewer } = await fresh();
    const { handle: comment } = await reviewer.create({ text: "first", from: 0 });
    const { client } = team.reviewer;
    const etag = (await client.send("getComment", { params: { ...params, comment } })).headers.get("etag") ?? "";
    const change = (text: string) =>
      client.call("updateComment", { params: { ...params, comment }, body: { text }, headers: { "if-match": etag } });
    await change("second");
    await expect(change("third")).rejects.toMatchObject({ status: 412 });
    expect(await reviewer.get(comment)).toMatchObject({ text: "second" });
  });

  it("mention those who can see the space, and nobody else", async () => {
    const { reviewer } = await fresh();
    const [stranger, blocked] = [await api().newUser(), await api().newUser()];
    await letIn(team.admin.client, blocked.client, { org: team.org, role: "viewer" });
    await api().admin.call("blockUser", { params: { user: blocked.handle } });
    const { viewer, admin } = team;
    const names = [viewer, admin, stranger, blocked, { handle: team.org }].map(({ handle }) => `@${handle}`).join(" ");
    const made = await reviewer.create({ text: `${names} @nobody-at-all`, from: 0 });
    expect(made.mentions).toEqual([viewer.handle, admin.handle].sort());
    expect((await reviewer.update(made.handle, { text: `@${viewer.handle}` })).mentions).toEqual([viewer.handle]);
    expect((await reviewer.update(made.handle, { resolved: true })).mentions).toEqual([viewer.handle]);
    await api().admin.call("unblockUser", { params: { user: blocked.handle } });
  });

  it("mention the owner of a personal space", async () => {
    const person = await api().newUser();
    const place = { owner: person.handle, space: "main" };
    const { handle: audio } = await person.client.call("createAudio", { params: place, body: toJsonUpload(TONE) });
    const made = await onAudio(person, { ...place, audio }).create({ text: `A note to @${person.handle}`, from: 1 });
    expect(made.mentions).toEqual([person.handle]);
  });

  it("count as open until they are resolved or removed, however many come at once", async () => {
    const { reviewer, editor } = await fresh();
    const made = await Promise.all(
      Array.from({ length: 12 }, (_, index) => (index % 2 ? reviewer : editor).create({ text: `${index}`, from: 0 })),
    );
    await editor.create({ text: "a reply", parent: made[0]?.handle ?? "" });
    expect(await reviewer.open()).toBe(12);
    const handles = made.map(({ handle }) => handle);
    await Promise.all(handles.slice(0, 5).map((handle) => reviewer.update(handle, { resolved: true })));
    await Promise.all(handles.slice(5, 6).map((handle) => reviewer.remove(handle)));
    expect(await reviewer.open()).toBe(6);
  });

  it("go with their audio, come back with it, and end with it", async () => {
    const { reviewer } = await fresh();
    const made = await reviewer.create({ text: `Keep this, @${team.viewer.handle}`, from: 0 });
    await team.editor.client.call("removeAudio", { params });
    await expect(reviewer.get(made.handle)).rejects.toMatchObject({ status: 404 });
    await expect(reviewer.create({ text: "more", from: 0 })).rejects.toMatchObject({ status: 404 });
    await team.editor.client.call("restoreAudio", { params });
    expect(await reviewer.get(made.handle)).toEqual(made);
    expect(await openInDatabase(api(), params.audio)).toEqual({ open_comments: 1 });
    await team.editor.client.call("removeAudio", { params });
    const { query } = api().app.db;
    const deleted_at = fromNow(-RESTORE_MS - 1000);
    await query.updateTable("audios").set({ deleted_at }).where("handle", "=", params.audio).execute();
    await sweepRows(api().app);
    expect(await query.selectFrom("comments").select("id").where("id", "=", made.id).execute()).toEqual([]);
    const mentions = query.selectFrom("comment_mentions").select("user_id").where("comment_id", "=", made.id);
    expect(await mentions.execute()).toEqual([]);
  });

  describe("name what is wrong with them", () => {
    it.each<[string, Record<string, unknown>, string]>([
      ["no text", { text: " \n ", from: 0 }, "text"],
      ["too long a text", { text: "x".repeat(4001), from: 0 }, "text"],
      ["a control character", { text: "a\u0007b", from: 0 }, "text"],
      ["no moment", { text: "x" }, "from"],
      ["a moment before the start", { text: "x", from: -1 }, "from"],
      ["a moment beyond the end", { text: "x", from: 2.5 }, "from"],
      ["an end beyond that of the audio", { text: "x", from: 1, to: 3 }, "to"],
      ["an end before the start", { text: "x", from: 1, to: 0.5 }, "to"],
      ["a reply with a place of its own", { text: "x", parent: "some", from: 1 }, "from"],
    ])("%s", async (_name, body, path) => {
      await fresh();
      const { owner, space, audio } = params;
      const response = await api().fetch(`/spaces/${owner}/${space}/audios/${audio}/comments`, {
        method: "POST",
        token: team.admin.token,
        body: JSON.stringify(body),
        headers: { "content-type": "application/json" },
      });
      expect(response.status).toBe(400);
      expect(await response.json()).toMatchObject({ code: "invalid", errors: [{ path }] });
    });
  });
});

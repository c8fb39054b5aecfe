import { afterEach, beforeAll, expect, it } from "vitest";
import { type Listener, listenIn } from "../../../fixtures/listen-in.ts";
import { letIn } from "../../../fixtures/teams.ts";
import { describeApi, type Person, type Team, toJsonUpload } from "../../../fixtures/test-api.ts";
import { toneWav } from "../../../fixtures/tone.ts";
import type { ApiClient } from "../../client/client.ts";

const TONE = toJsonUpload(toneWav({ seconds: 0.5, sampleRateHz: 8000, channels: 1 }));
const patient = { timeout: 15_000, interval: 10 };

describeApi("the stream of events", (api) => {
  let team: Team;
  let listeners: Listener[] = [];

  beforeAll(async () => {
    team = await api().newTeam();
  });
  afterEach(async () => {
    for (const listener of listeners) await listener.stop();
    listeners = [];
  });

  async function listen({ client }: { client: ApiClient }): Promise<Listener> {
    const listener = listenIn(await client.send("getEvents", {}));
    listeners.push(listener);
    return listener;
  }

  /** A space of its own with an available audio, which nothing more happens to by itself. */
  async function newAudio(quorum = 1) {
    const space = `space-${crypto.randomUUID().slice(0, 8)}`;
    const place = { owner: team.org, space };
    await team.admin.client.call("createSpace", { params: { owner: team.org }, body: { handle: space } });
    if (quorum > 1) await team.admin.client.call("putReviewSettings", { params: place, body: { quorum } });
    const { handle } = await team.editor.client.call("createAudio", { params: place, body: TONE });
    const params = { ...place, audio: handle };
    const isQuiet = async () => (await team.viewer.client.call("getAudio", { params })).quality?.isPending;
    await expect.poll(isQuiet, patient).toBe(false);
    // What happened to it until now is told to somebody else: each is told of things in the order in which they came.
    const before = listenIn(await team.viewer.client.send("getEvents", {}));
    await team.editor.client.call("createComment", { params, body: { text: "Begin", from: 0 } });
    await expect.poll(() => before.changes(), patient).toContain(`${handle} comments`);
    await before.stop();
    return params;
  }

  /** Says something that everybody hears, and waits until they have; nothing that came before it comes later. */
  async function untilSettled(heard: Listener[], params: Awaited<ReturnType<typeof newAudio>>) {
    const said = `${params.audio} comments`;
    const count = () => heard.map((one) => one.changes().filter((words) => words === said).length);
    const before = count();
    await team.editor.client.call("createComment", { params, body: { text: "Did you hear?", from: 0 } });
    await expect.poll(() => count().every((times, at) => times > (before[at] ?? 0)), patient).toBe(true);
    return heard.map((one) => one.changes().filter((words) => words !== said));
  }

  it("tells those who see a space what of which audio changes in it, and nothing of how", async () => {
    const params = await newAudio();
    const { owner, space, audio } = params;
    const heard = await listen(team.viewer);
    const { client } = team.editor;
    const steps: [string, () => Promise<unknown>][] = [
      ["audio", () => client.call("updateAudio", { params, body: { alias: "Secret" } })],
      ["comments", () => client.call("createComment", { params, body: { text: "Secret", from: 0 } })],
      ["reviews", () => client.call("putReview", { params, body: { decision: "accept", note: "Secret" } })],
      ["audio", () => client.call("removeAudio", { params })],
      ["audio", () => client.call("restoreAudio", { params })],
      ["listening", () => claim(client, params)],
    ];
    for (const [kind, step] of steps) {
      const before = heard.events.length;
      await step();
      await expect
        .poll(() => heard.events.slice(before).map(({ data }) => data), patient)
        .toContain(JSON.stringify({ owner, space, audio, kind }));
    }
    expect(new Set(heard.events.map(({ event }) => event))).toEqual(new Set(["change"]));
    expect(JSON.stringify(heard.events)).not.toContain("Secret");
  });

  async function claim(client: ApiClient, params: Awaited<ReturnType<typeof newAudio>>) {
    const { session, nonce } = await client.call("startListening", { params });
    const spans = [{ from: 0.1, to: 0.2, mode: "skipped" as const }];
    return client.call("claimListening", { params, body: { session, sequence: 1, nonce, spans } });
  }

  it("tells that an audio begins to be there, that its file has come, and what came of that", async () => {
    const { audio: _other, ...place } = await newAudio();
    const heard = await listen(team.reviewer);
    const { client } = team.editor;
    const { handle } = await client.call("createAudio", { params: place, body: "{}" });
    await expect.poll(() => heard.changes(), patient).toEqual([`${handle} audio`]);
    const params = { ...place, audio: handle };
    await client.call("uploadFile", {
      params,
      body: new Blob([toneWav({ seconds: 1, sampleRateHz: 8000, channels: 1 })]),
    });
    await expect.poll(() => heard.changes().length, patient).toBeGreaterThan(1);
    expect(new Set(heard.changes())).toEqual(new Set([`${handle} audio`]));
  });

  it("tells of a whole space where any of its audios may look different", async () => {
    const { audio: _audio, ...place } = await newAudio();
    const heard = await listen(team.viewer);
    await team.admin.client.call("putReviewSettings", { params: place, body: { quorum: 2 } });
    await expect.poll(() => heard.changes(), patient).toEqual(["* audio"]);
  });

  it("names a space as it is called when it is told", async () => {
    const params = await newAudio();
    const heard = await listen(team.viewer);
    const renamed = { ...params, space: `${params.space}-now` };
    await team.admin.client.call("updateSpace", { params, body: { handle: renamed.space } });
    await team.editor.client.call("updateAudio", { params: renamed, body: { alias: "Renamed" } });
    await expect.poll(() => heard.events[0]?.data, patient).toContain(`"space":"${renamed.space}"`);
  });

  it("tells strangers nothing, nor members who are none any more", async () => {
    const params = await newAudio();
    const leaver = await api().newUser();
    await letIn(team.admin.client, leaver.client, { org: team.org, role: "editor" });
    const stranger = await api().newUser();
    const heard = await Promise.all([leaver, stranger].map(listen));
    const member = await listen(team.viewer);
    await team.editor.client.call("updateAudio", { params, body: { alias: "One" } });
    await expect.poll(() => heard[0]?.changes(), patient).toEqual([`${params.audio} audio`]);
    await team.admin.client.call("removeMember", { params: { org: team.org, user: leaver.handle } });
    await untilSettled([member], params);
    const own = (person: Person) =>
      person.client.call("createAudio", { params: { owner: person.handle, space: "main" }, body: "{}" });
    const [left, never] = await Promise.all([leaver, stranger].map(own));
    await expect
      .poll(() => heard.map((one) => one.changes().at(-1)), patient)
      .toEqual([`${left?.handle} audio`, `${never?.handle} audio`]);
    expect(heard.map((one) => one.changes().length)).toEqual([2, 1]);
  });

  it("tells of reviews those alone who see what others decided, and of what they come to everybody", async () => {
    const params = await newAudio(2);
    const third = await api().newUser();
    await letIn(team.admin.client, third.client, { org: team.org, role: "reviewer" });
    const people = [team.viewer, team.reviewer, team.editor, third];
    const heard = await Promise.all(people.map(listen));
    const [reviews, audio] = [`${params.audio} reviews`, `${params.audio} audio`];
    const decide = ({ client }: Person, decision: "accept" | "unsure") =>
      client.call("putReview", { params, body: { decision } });
    const count = (changes: string[][]) =>
      changes.map((one) => [reviews, audio].map((words) => one.filter((change) => change === words).length));

    await decide(team.reviewer, "accept");
    expect(await untilSettled(heard, params)).toEqual([[reviews], [reviews], [], []]);
    await decide(team.editor, "unsure");
    await untilSettled(heard, params);
    await decide(team.editor, "accept");
    await untilSettled(heard, params);
    await team.editor.client.call("removeReview", { params });
    const [viewer, reviewer, editor, blind] = count(await untilSettled(heard, params));
    // Twice the outcome became another one.
    expect(blind).toEqual([0, 2]);
    expect([viewer, reviewer, editor]).toEqual([
      [4, 2],
      [4, 2],
      [3, 2],
    ]);
  });

  it.each<
    [string, (person: Person & { userId: string }) => Promise<{ client: ApiClient; end: () => Promise<unknown> }>]
  >([
    ["its session", async ({ client }) => ({ client, end: () => client.call("signOut", {}) })],
    [
      "its key",
      async ({ client }) => {
        const { token } = await client.call("createKey", { body: { handle: "ears" } });
        return { client: api().clientOf(token), end: () => client.call("removeKey", { params: { key: "ears" } }) };
      },
    ],
    [
      "its session's time",
      async ({ client, userId }) => {
        const past = { expires_at: "2026-01-01T00:00:00.000000Z" };
        const { query } = api().app.db;
        return { client, end: () => query.updateTable("tokens").set(past).where("user_id", "=", userId).execute() };
      },
    ],
    [
      "its user's leave",
      async ({ client, handle }) => ({
        client,
        end: () => api().admin.call("blockUser", { params: { user: handle } }),
      }),
    ],
  ])("ends with %s", async (_what, prepare) => {
    const person = await api().newUser();
    const { id: userId } = await person.client.call("getUser", {});
    const { client, end } = await prepare({ ...person, userId });
    const [heard, other] = [await listen({ client }), await listen(team.viewer)];
    await end();
    await expect.poll(() => heard.isOver, patient).toBe(true);
    expect(other.isOver).toBe(false);
  });

  it("ends with whoever listens, and then costs nothing", async () => {
    const person = await api().newUser();
    const stop = new AbortController();
    const heard = listenIn(await person.client.send("getEvents", { signal: stop.signal }));
    stop.abort();
    await expect.poll(() => heard.isOver, patient).toBe(true);
  });

  it("is open so many times for one person, and one that ends makes room", async () => {
    const person = await api().newUser();
    const heard = [];
    for (let n = 0; n < 20; n++) heard.push(await listen(person));
    const { status, headers } = await api().fetch("/events", { token: person.token });
    expect([status, headers.get("retry-after")]).toEqual([429, "30"]);
    await listen(team.viewer);
    await heard[7]?.stop();
    await listen(person);
  });

  it("goes through proxies as it is, and to a HEAD not at all", async () => {
    const { token } = team.viewer;
    const answers = [await api().fetch("/events", { token }), await api().fetch("/events", { token, method: "HEAD" })];
    for (const { status, headers } of answers) {
      expect(status).toBe(200);
      expect(headers.get("content-type")).toBe("text/event-stream");
      expect(headers.get("cache-control")).toBe("no-store, no-transform");
      expect(headers.get("x-accel-buffering")).toBe("no");
    }
    await answers[0]?.body?.cancel();
    expect(answers[1]?.body).toBeNull();
  });

  it("ends with the server, whatever is under way", async () => {
    const params = await newAudio();
    const heard = await listen(team.viewer);
    await team.editor.client.call("updateAudio", { params, body: { alias: "Last" } });
    await api().restart();
    await expect.poll(() => heard.isOver, patient).toBe(true);
    expect((await listen(team.viewer)).isOver).toBe(false);
  });
});

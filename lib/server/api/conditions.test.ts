import { expect, it } from "vitest";
import { describeApi } from "../../../fixtures/test-api.ts";
import { toneWav } from "../../../fixtures/tone.ts";

const json = { "content-type": "application/json" };

describeApi("conditions", (api) => {
  const header = async (path: string, name: string, token: string) =>
    (await api().fetch(path, { token })).headers.get(name) ?? "";
  const patchAlias = (path: string, alias: string, { token, ...headers }: Record<string, string>) =>
    api().fetch(path, {
      method: "PATCH",
      token: token ?? "",
      headers: { ...json, ...headers },
      body: JSON.stringify({ alias }),
    });

  it("spare an answer that the client has, and change with what they stand for", async () => {
    const { token } = await api().newUser();
    const etag = await header("/user", "etag", token);
    expect(etag).toMatch(/^"[\w-]+"$/);
    const again = () => api().fetch("/user", { token, headers: { "if-none-match": `"x", ${etag}` } });
    const same = await again();
    expect(same.status).toBe(304);
    expect(same.headers.get("etag")).toBe(etag);
    expect(await same.text()).toBe("");
    await patchAlias("/user", "Somebody else", { token });
    expect((await again()).status).toBe(200);
    expect(await header("/user/keys", "etag", token)).toBe("");
  });

  it("let a change through on the present version alone", async () => {
    const { token, handle } = await api().newUser();
    const place = `/spaces/${handle}/main`;
    const seen = await header(place, "etag", token);
    expect((await patchAlias(place, "first", { token, "if-match": seen })).status).toBe(200);
    const late = await patchAlias(place, "second", { token, "if-match": seen });
    expect(late.status).toBe(412);
    expect(await late.json()).toMatchObject({ code: "preconditionFailed" });
    expect(
      (await patchAlias(place, "third", { token, "if-match": `W/${await header(place, "etag", token)}` })).status,
    ).toBe(412);
    expect((await patchAlias(place, "fourth", { token, "if-none-match": "*" })).status).toBe(412);
    expect(await (await api().fetch(place, { token })).json()).toMatchObject({ alias: "first" });
    expect((await patchAlias(place, "fifth", { token, "if-match": "*" })).status).toBe(200);
    const missing = await patchAlias(`/spaces/${handle}/nothing`, "sixth", { token, "if-match": "*" });
    expect(missing.status).toBe(404);
  });

  it("let one of 50 changes at once through", async () => {
    const { token, handle } = await api().newUser();
    const etag = await header("/user", "etag", token);
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_none, index) =>
        patchAlias("/user", `${handle} ${index}`, { token, "if-match": etag }),
      ),
    );
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 412)).toHaveLength(49);
  });

  it("keep what is deleted by a mistaken client", async () => {
    const { token } = await api().newUser();
    const body = JSON.stringify({ handle: "one" });
    await api().fetch("/user/keys", { method: "POST", token, headers: json, body });
    const remove = (ifMatch: string) =>
      api().fetch("/user/keys/one", { method: "DELETE", token, headers: { "if-match": ifMatch } });
    const seen = await header("/user/keys/one", "etag", token);
    await patchAlias("/user/keys/one", "Renamed", { token });
    expect((await remove(seen)).status).toBe(412);
    expect((await remove(await header("/user/keys/one", "etag", token))).status).toBe(204);
  });

  it("are heeded for the WAV", async () => {
    const { token, handle, client } = await api().newUser();
    const file = toneWav({ seconds: 0.25, sampleRateHz: 8000, channels: 1 }).toString("base64");
    const params = { owner: handle, space: "main" };
    const audio = await client.call("createAudio", { params, body: JSON.stringify({ file }) });
    const path = `/spaces/${handle}/main/audios/${audio.handle}/file`;
    const get = async (headers: Record<string, string>) => {
      const answer = await api().fetch(path, { token, headers });
      await answer.body?.cancel();
      return answer;
    };
    const whole = await get({});
    const [etag, lastModified] = [whole.headers.get("etag") ?? "", whole.headers.get("last-modified") ?? ""];
    expect(Date.parse(lastModified)).toBe(Math.floor(Date.parse(audio.uploadedAt ?? "") / 1000) * 1000);
    const long = "Thu, 01 Jan 2026 00:00:00 GMT";
    for (const [headers, status] of [
      [{ "if-match": etag }, 200],
      [{ "if-match": '"another"' }, 412],
      [{ "if-match": '"another"', range: "bytes=0-9" }, 412],
      [{ "if-unmodified-since": lastModified }, 200],
      [{ "if-unmodified-since": long }, 412],
      [{ "if-none-match": etag }, 304],
      [{ "if-modified-since": lastModified }, 304],
      [{ "if-none-match": '"another"', range: "bytes=0-9" }, 206],
      [{ accept: "audio/*" }, 200],
      [{ accept: "audio/mpeg" }, 406],
      [{ accept: "application/json" }, 406],
    ] as [Record<string, string>, number][]) {
      expect([headers, (await get(headers)).status]).toEqual([headers, status]);
    }
  });
});

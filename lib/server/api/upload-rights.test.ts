import { describe, expect, it } from "vitest";
import { describeApi, type TestApi } from "../../../fixtures/test-api.ts";
import { toneWav } from "../../../fixtures/tone.ts";

const TONE = toneWav({ seconds: 0.5, sampleRateHz: 8000, channels: 1 });

/** What ends the right to upload while the bytes are on their way, and what the sender hears then. */
const endings: [string, (api: TestApi, team: Awaited<ReturnType<TestApi["newTeam"]>>) => Promise<unknown>, number][] = [
  [
    "a lower role",
    (_api, { org, admin, editor }) =>
      admin.client.call("putMember", { params: { org, user: editor.handle }, body: { role: "reviewer" } }),
    403,
  ],
  [
    "the end of the membership",
    (_api, { org, admin, editor }) => admin.client.call("removeMember", { params: { org, user: editor.handle } }),
    404,
  ],
  ["being blocked", (api, { editor }) => api.admin.call("blockUser", { params: { user: editor.handle } }), 404],
];

/** Sends `head`, does `meanwhile` once that has been taken, then sends the rest. */
function interrupted(
  head: Uint8Array,
  rest: Uint8Array,
  meanwhile: () => Promise<unknown>,
): ReadableStream<Uint8Array> {
  const steps = [async () => head, async () => meanwhile().then(() => rest)];
  return new ReadableStream(
    {
      async pull(controller) {
        const step = steps.shift();
        if (step) controller.enqueue(await step());
        else controller.close();
      },
    },
    { highWaterMark: 0 },
  );
}

describeApi("the right to upload", (api) => {
  describe.each(endings)("ends with %s", (_name, end, status) => {
    it("for a file within JSON", async () => {
      const team = await api().newTeam();
      const [head, rest] = [`{"file":"${TONE.toString("base64")}`, `"}`].map((text) => Buffer.from(text));
      const answer = await api().fetch(`/spaces/${team.org}/${team.space}/audios`, {
        method: "POST",
        token: team.editor.token,
        headers: { "content-type": "application/json" },
        body: interrupted(head as Buffer, rest as Buffer, () => end(api(), team)),
      });
      expect(answer.status).toBe(status);
      const params = { owner: team.org, space: team.space };
      expect((await team.admin.client.list("listAudios", { params })).total).toBe(0);
    });

    it("for a raw file", async () => {
      const team = await api().newTeam();
      const params = { owner: team.org, space: team.space };
      const { handle } = await team.editor.client.call("createAudio", { params, body: "{}" });
      const answer = await api().fetch(`/spaces/${team.org}/${team.space}/audios/${handle}/file`, {
        method: "POST",
        token: team.editor.token,
        headers: { "content-type": "application/octet-stream" },
        body: interrupted(TONE.subarray(0, 1000), TONE.subarray(1000), () => end(api(), team)),
      });
      expect(answer.status).toBe(status);
      const audio = await team.admin.client.call("getAudio", { params: { ...params, audio: handle } });
      expect(audio).toMatchObject({ state: "avaitingFile", source: null });
    });
  });
});

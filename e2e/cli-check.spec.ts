import { mkdir, readdir, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { toneWav } from "../fixtures/tone.ts";
import { createCommandLine } from "./support/cli.ts";
import { expect, test } from "./support/cli-test.ts";

const low = toneWav({ seconds: 1, sampleRateHz: 8000, channels: 1 });
const high = toneWav({ seconds: 1, sampleRateHz: 48_000, channels: 2 });
const RULES = [{ fact: "sampleRateHz", min: 16_000, decision: "refuse" } as const];

test("files are checked by nobody who is signed in, on no server, and nothing is left behind", async ({ folder }) => {
  const cli = createCommandLine();
  const leftovers = async () => (await readdir(tmpdir())).filter((name) => name.startsWith("earmark-check-"));
  const before = await leftovers();
  await mkdir(path.join(folder, "in"));
  await writeFile(path.join(folder, "in/low.wav"), low);
  await writeFile(path.join(folder, "in/high.wav"), high);
  await writeFile(path.join(folder, "in/no audio.mp3"), "this is no audio at all");
  await writeFile(path.join(folder, "policy.json"), JSON.stringify({ rules: RULES }));
  const env = { EARMARK_URL: "http://127.0.0.1:9", EARMARK_KEY: "nobody answers there" };
  const policy = ["--policy", path.join(folder, "policy.json")];

  const accepted = await cli.run(["check", path.join(folder, "in/high.wav"), ...policy], { env });
  expect(accepted).toMatchObject({ code: 0, err: "" });
  expect(accepted.out).toMatch(/^accept {2}\S+high\.wav {2}WAV, pcm_s16le, 48,000 Hz, 2 channels, 1 s/);

  const all = await cli.run(["check", path.join(folder, "in"), ...policy, "--jobs", "1"], { env });
  expect(all).toMatchObject({ code: 3, err: "3 files: 1 accepted, 0 warned, 2 refused.\n" });
  expect(all.out).toContain("The sample rate is 8,000 Hz; the policy wants at least 16,000 Hz.");
  expect(all.out).toContain("This is not an audio or video file that we know");
  expect(await leftovers()).toEqual(before);
  await cli.remove();
});

test("a program reads the same as JSON", async ({ folder }) => {
  const cli = createCommandLine();
  await writeFile(path.join(folder, "low.wav"), toneWav({ seconds: 5, sampleRateHz: 8000, channels: 1 }));
  await writeFile(path.join(folder, "broken.wav"), "");
  const { code, out } = await cli.run(["check", path.join(folder, "*.wav"), "--json", "--jobs", "1"]);
  const [broken, tone] = out
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
  expect(broken).toMatchObject({ decision: "refuse", error: { code: "empty" }, facts: {}, findings: [] });
  expect(tone).toMatchObject({
    path: path.join(folder, "low.wav"),
    error: null,
    facts: { durationSeconds: 5, sampleRateHz: 8000, channels: 1, bitDepth: 16, container: "wav", partial: false },
  });
  // A tone is no voice.
  expect(tone.facts.voiceSeconds).toBe(0);
  expect(tone.findings).toContainEqual(expect.objectContaining({ kind: "noVoice" }));
  expect(code).toBe(3);
  await cli.remove();
});

test("what cannot be read is told, and the rest is checked", async ({ folder }) => {
  const cli = createCommandLine();
  await writeFile(path.join(folder, "high.wav"), high);
  await symlink("gone.wav", path.join(folder, "link.wav"));
  const { code, out, err } = await cli.run(["check", folder]);
  expect(out).toMatch(/^failed {2}\S+link\.wav\n {8}It leads to a file that is not there\.$/m);
  expect([code, err]).toEqual([1, expect.stringMatching(/^2 files: .*, 1 failed\.\n$/)]);
  await cli.remove();
});

test("the policy of a space is asked of the server", async ({ cli, person, apiAs, folder }) => {
  const [owner, space] = [person.handle, "main"];
  await (await apiAs(person)).call("putPolicy", { params: { owner, space }, body: { rules: RULES } });
  await writeFile(path.join(folder, "low.wav"), low);
  const result = await cli.run(["check", path.join(folder, "low.wav"), "--space", `${owner}/${space}`]);
  expect(result).toMatchObject({ code: 3, out: expect.stringContaining("at least 16,000 Hz") });
  const elsewhere = await cli.run(["check", path.join(folder, "low.wav"), "--space", `${owner}/nowhere`]);
  expect(elsewhere).toMatchObject({ code: 2, err: expect.stringContaining("There is no space") });
});

test("mistakes are told before anything is decoded", async ({ folder }) => {
  const cli = createCommandLine();
  await writeFile(path.join(folder, "low.wav"), low);
  await writeFile(path.join(folder, "text.json"), "rules: none");
  await writeFile(path.join(folder, "wrong.json"), '{"rules":[{"fact":"sampleRateHz","least":1,"decision":"warn"}]}');
  const mistakes: [args: string[], message: string][] = [
    [[], "Name what to check"],
    [["nowhere.wav"], "There is no file or folder"],
    [["low.wav", "--policy", "nowhere.json"], "nowhere.json"],
    [["low.wav", "--policy", "text.json"], "is not JSON"],
    [["low.wav", "--policy", "wrong.json"], "rules.0: There is no “least” here"],
    [["low.wav", "--policy", "wrong.json", "--space", "a/b"], "name one of them"],
    [["low.wav", "--jobs", "0"], "--jobs"],
  ];
  for (const [args, message] of mistakes) {
    const inFolder = args.map((arg) => (/\.\w+$/.test(arg) ? path.join(folder, arg) : arg));
    const result = await cli.run(["check", ...inFolder]);
    expect(result, args.join(" ")).toMatchObject({ code: 2, out: "", err: expect.stringContaining(message) });
  }
  await cli.remove();
});

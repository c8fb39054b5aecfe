import { expect, it } from "vitest";
import { run } from "./run.mjs";

const node = (code: string) => run(process.execPath, ["-e", code], { quiet: true });

it("tells the exit code and what was written", async () => {
  const code = 'console.log("said"); console.error("complained"); process.exitCode = 3';
  const result = await node(code);
  expect(result.code).toBe(3);
  expect(result.output).toContain("said\n");
  expect(result.output).toContain("complained\n");
});

it("tells a program that was ended by a signal as failed", async () => {
  expect((await node('process.kill(process.pid, "SIGTERM")')).code).toBe(143);
});

it("rejects where there is no such program", async () => {
  await expect(run("no-such-program-here", [])).rejects.toThrow(/ENOENT/);
});

it("leaves the signals of this process alone once nothing is under way", async () => {
  const before = process.listenerCount("SIGTERM");
  const under = node("setTimeout(() => {}, 50)");
  expect(process.listenerCount("SIGTERM")).toBe(before + 1);
  await under;
  expect(process.listenerCount("SIGTERM")).toBe(before);
});

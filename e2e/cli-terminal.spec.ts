import { writeFile } from "node:fs/promises";
import path from "node:path";
import { toneWav } from "../fixtures/tone.ts";
import { expect, test } from "./support/cli-test.ts";
import { writeLargeWav } from "./support/files.ts";

const ERASE = "\r\x1b[2K";

/** What was drawn on the line of the bar, one moment after another. */
const bars = (out: string) =>
  out
    .split(ERASE)
    .slice(1)
    .map((piece) => piece.split(/[\r\n]/)[0] as string)
    .filter((piece) => piece.includes("%"));

for (const columns of [100, 40]) {
  test(`a terminal of ${columns} columns has a bar that never wraps, and a line for each file`, async ({
    cli,
    folder,
  }) => {
    await writeLargeWav(path.join(folder, "large.wav"), 12 * 2 ** 20);
    const { out } = await cli.runInTerminal(["upload", folder], { columns });
    expect(out).toMatch(/uploaded .*large\.wav/);
    const drawn = bars(out);
    expect(drawn.length).toBeGreaterThan(1);
    for (const bar of drawn) expect(bar.length, bar).toBeLessThan(columns);
    expect(drawn.join("\n")).toMatch(/\[#+-*\] +\d+%/);
    // In the end the bar is gone, and the words stand.
    expect(out.split(ERASE).at(-1)).not.toContain("%");
  });
}

test("colours are for terminals, and for nobody who asked for none", async ({ cli, folder }) => {
  const file = path.join(folder, "tone.wav");
  await writeFile(file, toneWav({ seconds: 0.5, sampleRateHz: 16_000, channels: 1 }));
  expect((await cli.runInTerminal(["upload", file])).out).toContain("\x1b[32muploaded");
  const plain = await cli.runInTerminal(["upload", file], { env: { NO_COLOR: "1" } });
  expect(plain.out.replaceAll(ERASE, "")).not.toContain("\x1b[");
  const piped = await cli.run(["upload", file]);
  expect(piped.out + piped.err).not.toContain("\x1b");
});

test("a name cannot speak to the terminal", async ({ cli, folder }) => {
  const file = path.join(folder, "\x1b]0;owned\x07.wav");
  await writeFile(file, toneWav({ seconds: 0.5, sampleRateHz: 16_000, channels: 1, hertz: 450 }));
  const { out } = await cli.runInTerminal(["upload", folder]);
  expect(out).toContain("\\u{1b}]0;owned\\u{7}.wav");
  expect(out).not.toContain("\x1b]");
});

test("whoever stops reading ends the command quietly", async ({ cli, folder }) => {
  await writeFile(path.join(folder, "a.wav"), toneWav({ seconds: 0.5, sampleRateHz: 16_000, channels: 1, hertz: 460 }));
  expect((await cli.run(["upload", folder])).code).toBe(0);
  const list = cli.start(["list"]);
  list.child.stdout?.destroy();
  expect(await list.ended).toMatchObject({ code: 141, err: "" });
});

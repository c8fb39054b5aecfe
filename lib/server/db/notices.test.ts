import { pino } from "pino";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createTestSchema, type TestSchema, testDatabaseUrl } from "../../../fixtures/test-schema.ts";
import type { Line } from "../changes.ts";
import { channelOf, openNotices } from "./notices.ts";

describe.runIf(testDatabaseUrl)("notices", () => {
  let schema: TestSchema;
  let lines: Line[] = [];

  beforeEach(async () => {
    schema = await createTestSchema();
  });
  afterEach(async () => {
    await Promise.all(lines.map((line) => line.close()));
    lines = [];
    await schema.drop();
  });

  /** A process that listens, and what it has heard since it did. */
  async function listener(name = schema.name): Promise<{ line: Line; heard: (string | null)[] }> {
    const heard: (string | null)[] = [];
    const log = pino({ level: "silent" });
    const line = openNotices({ url: schema.url, schema: name, log }, (word) => heard.push(word));
    lines.push(line);
    await expect.poll(() => heard).toContain(null);
    return { line, heard };
  }

  it("reach every other process on the schema, in order, and no other schema", async () => {
    const [one, two, three] = [await listener(), await listener(), await listener()];
    const [stranger, friend] = [await listener("another"), await listener("another")];
    for (const word of ["a", "b", "c"]) one.line.say(word);
    for (const { heard } of [two, three]) {
      await expect.poll(() => heard.filter((word) => word !== null)).toEqual(["a", "b", "c"]);
    }
    two.line.say("d");
    await expect.poll(() => one.heard.filter((word) => word !== null)).toEqual(["d"]);
    stranger.line.say("e");
    await expect.poll(() => friend.heard).toContain("e");
    for (const { heard } of [one, two, three]) expect(heard).not.toContain("e");
    expect(stranger.heard).not.toContain("e");
  });

  it("tell of a gap where the connection broke, and go on", async () => {
    const [one, two] = [await listener(), await listener()];
    const gapsOf = ({ heard }: { heard: (string | null)[] }) => heard.filter((word) => word === null).length;
    const before = [gapsOf(one), gapsOf(two)] as const;
    const channel = channelOf(schema.name);
    await schema.query("select pg_terminate_backend(pid) from pg_stat_activity where application_name = $1", [channel]);
    await expect.poll(() => gapsOf(one), { timeout: 10_000 }).toBeGreaterThan(before[0]);
    await expect.poll(() => gapsOf(two), { timeout: 10_000 }).toBeGreaterThan(before[1]);
    await expect
      .poll(() => {
        one.line.say("again");
        return two.heard;
      })
      .toContain("again");
  });

  it("say what was said last before they close", async () => {
    const [one, two] = [await listener(), await listener()];
    one.line.say("goodbye");
    await one.line.close();
    await expect.poll(() => two.heard).toContain("goodbye");
  });
});

it("end where the database cannot be reached", async () => {
  const log = pino({ level: "silent" });
  const line = openNotices({ url: "postgres://nobody@127.0.0.1:1/nothing", schema: "public", log }, () => undefined);
  line.say("into the void");
  await line.close();
});

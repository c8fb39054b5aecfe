import { describe, expect, it } from "vitest";
import { KEY_BY_CURL, toGuideCommands } from "./guide-commands.ts";

const commands = toGuideCommands({
  apiAddress: "https://audio.example/api/v1",
  reader: { handle: "ada", space: "main" },
});
const all = Object.entries({ ...commands, keyByCurl: KEY_BY_CURL });

describe("the commands of the guide", () => {
  it("are those of whoever reads them", () => {
    expect(commands.settings).toContain("API=https://audio.example/api/v1\nOWNER=ada\n");
    expect(toGuideCommands({ apiAddress: "http://localhost/api/v1", reader: null }).settings).toContain(
      "OWNER=your-handle",
    );
  });

  it.each(all.filter(([name]) => name !== "settings"))(
    "run as they are: %s names no reader and no server",
    (_name, text) => {
      expect(text).not.toMatch(/audio\.example|\bada\b/);
    },
  );

  it.each(all)("hold nothing that only some shells understand: %s", (_name, text) => {
    expect(text).not.toMatch(/(^|\s)#/m);
    expect(text).not.toMatch(/base64 -|read -|\bjq\b|&>|<<</);
  });

  it.each(all)("keep what is sent off the list of processes: %s", (_name, text) => {
    expect(text).not.toMatch(/curl[^|]* (-d|--data\S*) (?!@-)/);
    expect(text).not.toMatch(/\$\((cat|base64)\b/);
  });
});

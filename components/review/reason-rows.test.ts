import { describe, expect, it } from "vitest";
import { toReasons, toRows } from "@/components/review/reason-rows";
import { isHandle } from "@/lib/domain/handles";

const row = (label: string, handle: string | null = null) => ({ key: label, handle, label });

describe("the reasons of a form", () => {
  it("come back as they were", () => {
    const reasons = [{ handle: "noise", label: "Noise" }];
    expect(toReasons(toRows(reasons))).toEqual(reasons);
  });

  it.each([
    ["keep their handle under another label", [row(" Hiss ", "noise")], [{ handle: "noise", label: "Hiss" }]],
    ["get a handle of their label", [row("Wrong café")], [{ handle: "wrong-cafe", label: "Wrong café" }]],
    [
      "get one that no other has, new ones among each other too",
      [row("Noise"), row("Noise"), row("Hiss", "noise")],
      [
        { handle: "noise-2", label: "Noise" },
        { handle: "noise-3", label: "Noise" },
        { handle: "noise", label: "Hiss" },
      ],
    ],
    ["have one even where nothing is left of the label", [row("‽")], [{ handle: "reason", label: "‽" }]],
  ])("%s", (_name, rows, reasons) => expect(toReasons(rows)).toEqual(reasons));

  it("have handles, however long their labels are", () => {
    const long = "a very long label that goes on and on and on - and on";
    for (const { handle } of toReasons([row(long), row(long)])) expect(handle).toSatisfy(isHandle);
  });
});

import { describe, expect, it } from "vitest";
import { parseSavedViews, withView } from "./saved-views.ts";

const view = (name: string, query = "queue=mine") => ({ name, query });

describe("saved views", () => {
  it.each<[string, string | null, unknown[]]>([
    ["nothing", null, []],
    ["no JSON", "{", []],
    ["no list", '{"name":"a"}', []],
    ["what is none among them", JSON.stringify([view("a"), null, 7, { name: "" }, { name: "b" }]), [view("a")]],
    ["a query beyond any length", JSON.stringify([view("a", "x".repeat(2000))]), []],
  ])("are read from %s", (_name, text, expected) => expect(parseSavedViews(text)).toEqual(expected));

  it("have each name once, the newest last", () => {
    expect(withView([view("a"), view("b")], view(" a ", "queue=disputed"))).toEqual([
      view("b"),
      view("a", "queue=disputed"),
    ]);
  });

  it("are not kept without a name, and not without end", () => {
    expect(withView([view("a")], view("  "))).toEqual([view("a")]);
    const many = Array.from({ length: 30 }, (_, index) => view(`v${index}`));
    expect(withView(many, view("new")).map(({ name }) => name)).toEqual([
      ...many.slice(1).map(({ name }) => name),
      "new",
    ]);
  });
});

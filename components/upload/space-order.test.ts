import { describe, expect, it } from "vitest";
import { findSpaces, keyOf, toSpaceOrder, type UploadSpace } from "./space-order";

function space(key: string, alias: string | null = null): UploadSpace {
  const [owner = "", handle = ""] = key.split("/");
  return { owner: { type: "org", handle: owner, alias: owner === "acme" ? "Acme Labs" : null }, handle, alias };
}

const spaces = ["ada/main", "ada/music", "acme/calls", "acme/tests"].map((key) => space(key));

describe("the order of spaces", () => {
  it.each([
    ["as they come", null, [], ["ada/main", "ada/music", "acme/calls", "acme/tests"]],
    [
      "the last used first",
      null,
      ["acme/tests", "gone/x", "ada/music"],
      ["acme/tests", "ada/music", "ada/main", "acme/calls"],
    ],
    [
      "the owner's before the last used",
      "acme",
      ["ada/main", "acme/tests"],
      ["acme/tests", "acme/calls", "ada/main", "ada/music"],
    ],
  ])("is %s", (_case, owner, recent, expected) => {
    expect(toSpaceOrder(spaces, { owner, recent }).map(keyOf)).toEqual(expected);
  });
});

describe("a search for a space", () => {
  it.each([
    ["", 4],
    ["MAIN", 1],
    ["labs calls", 1],
    ["ada/music", 1],
    ["acme", 2],
    ["nobody", 0],
  ])("finds by %j", (typed, count) => {
    expect(findSpaces(spaces, typed)).toHaveLength(count);
  });
});

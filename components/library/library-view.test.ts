import { describe, expect, it } from "vitest";
import { isNarrowed, parseLibraryView, toLibraryHref, toListQuery } from "./library-view";

const usual = { search: "", sort: "-createdAt", state: "all", page: 1 } as const;

describe("parseLibraryView", () => {
  it.each([
    ["nothing", {}, usual],
    [
      "everything",
      { search: " call ", sort: "handle", state: "failed", page: "3" },
      { search: "call", sort: "handle", state: "failed", page: 3 },
    ],
    ["an order that is not on offer", { sort: "password" }, usual],
    ["a name every object has", { sort: "toString", state: "constructor" }, usual],
    ["page 0", { page: "0" }, usual],
    ["a negative page", { page: "-1" }, usual],
    ["half a page", { page: "1.5" }, usual],
    ["a page in words", { page: "two" }, usual],
    ["an endless page", { page: "1e99" }, usual],
    ["the same name twice", { search: ["a", "b"] }, { ...usual, search: "a" }],
    ["a search beyond the API's length", { search: "x".repeat(500) }, { ...usual, search: "x".repeat(100) }],
  ])("%s", (_name, params, expected) => {
    expect(parseLibraryView(params as Record<string, string>)).toEqual(expected);
  });
});

describe("toLibraryHref", () => {
  const view = { search: "a b", sort: "handle", state: "failed", page: 3 } as const;
  it.each([
    ["the usual is bare", usual, {}, "/o/s"],
    ["another page keeps the rest", view, { page: 4 }, "/o/s?search=a+b&state=failed&sort=handle&page=4"],
    ["another filter starts at page 1", view, { state: "all" }, "/o/s?search=a+b&sort=handle"],
    ["a search is encoded", usual, { search: "a&b=c#d" }, "/o/s?search=a%26b%3Dc%23d"],
  ] as const)("%s", (_name, from, change, expected) => {
    expect(toLibraryHref("/o/s", from, change)).toBe(expected);
  });

  it("leads back to the same view", () => {
    const query = new URL(toLibraryHref("/o/s", view, { page: 3 }), "http://x").searchParams;
    expect(parseLibraryView(Object.fromEntries(query))).toEqual(view);
  });
});

it("asks the API with its own words", () => {
  expect(toListQuery({ ...usual, state: "arriving" })).toEqual({
    search: undefined,
    sort: "-createdAt",
    state: "avaitingFile",
    page: 1,
    "page-size": 20,
  });
});

it.each([
  [usual, false],
  [{ ...usual, page: 4, sort: "handle" as const }, false],
  [{ ...usual, search: "x" }, true],
  [{ ...usual, state: "failed" as const }, true],
])("%j is narrowed: %s", (view, expected) => {
  expect(isNarrowed(view)).toBe(expected);
});

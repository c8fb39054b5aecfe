import { describe, expect, it } from "vitest";
import {
  dropFilters,
  isNarrowed,
  type LibraryView,
  parseLibraryView,
  toLibraryHref,
  toListQuery,
  usualView,
} from "./library-view";

const everything: LibraryView = {
  search: "a b",
  sort: "handle",
  state: "failed",
  marks: "disputed",
  identity: "ada-l",
  failure: "noAudio",
  batch: "Monday_1-b",
  day: "2026-02-28",
  page: 3,
};

describe("parseLibraryView", () => {
  it.each([
    ["nothing", {}, {}],
    ["everything", { ...everything, search: " a b ", page: "3" }, everything],
    ["an order that is not on offer", { sort: "password" }, {}],
    ["a name every object has", { sort: "toString", state: "constructor", marks: "valueOf" }, {}],
    ["page 0", { page: "0" }, {}],
    ["a negative page", { page: "-1" }, {}],
    ["half a page", { page: "1.5" }, {}],
    ["a page in words", { page: "two" }, {}],
    ["an endless page", { page: "1e99" }, {}],
    ["a handle that cannot be one", { identity: "Ada L" }, {}],
    ["a reason that cannot be one", { failure: "no-audio'" }, {}],
    ["a batch that cannot be one", { batch: "monday, early" }, {}],
    ["a batch beyond the API's length", { batch: "x".repeat(65) }, {}],
    ["a day that was not", { day: "2026-02-29" }, {}],
    ["a day of the wrong form", { day: "2026-2-9" }, {}],
    ["the same name twice", { search: ["a", "b"] }, { search: "a" }],
    ["a search beyond the API's length", { search: "x".repeat(500) }, { search: "x".repeat(100) }],
  ])("%s", (_name, params, expected) => {
    expect(parseLibraryView(params as Record<string, string>)).toEqual({ ...usualView, ...expected });
  });
});

describe("toLibraryHref", () => {
  const view: LibraryView = { ...usualView, search: "a b", sort: "handle", state: "failed", page: 3 };
  it.each([
    ["the usual is bare", usualView, {}, "/o/s"],
    ["another page keeps the rest", view, { page: 4 }, "/o/s?search=a+b&state=failed&sort=handle&page=4"],
    ["another filter starts at page 1", view, { state: "all" }, "/o/s?search=a+b&sort=handle"],
    ["marks and a day", usualView, { marks: "wrong", day: "2026-01-31" }, "/o/s?marks=wrong&day=2026-01-31"],
    ["a search is encoded", usualView, { search: "a&b=c#d" }, "/o/s?search=a%26b%3Dc%23d"],
  ] as const)("%s", (_name, from, change, expected) => {
    expect(toLibraryHref("/o/s", from, change)).toBe(expected);
  });

  it("leads back to the same view", () => {
    const query = new URL(toLibraryHref("/o/s", everything, { page: 3 }), "http://x").searchParams;
    expect(parseLibraryView(Object.fromEntries(query))).toEqual(everything);
  });
});

it("asks the API with its own words", () => {
  expect(toListQuery({ ...everything, state: "arriving" })).toEqual({
    search: "a b",
    sort: "handle",
    state: "avaitingFile",
    marks: "disputed",
    identity: "ada-l",
    failure: "noAudio",
    batch: "Monday_1-b",
    after: "2026-02-28T00:00:00.000000Z",
    before: "2026-02-28T23:59:59.999999Z",
    page: 3,
    "page-size": 20,
  });
});

it("drops the filters that the API does not know, and keeps the rest", () => {
  const kept = dropFilters(everything, (filter) => filter !== "identity");
  expect(kept).toEqual({ ...everything, state: "all", marks: "", failure: "", batch: "" });
  expect(dropFilters(everything, () => false)).toEqual(everything);
});

it("asks the API for nothing that the view does not say", () => {
  const asked = Object.entries(toListQuery(usualView)).filter(([, value]) => value !== undefined);
  expect(Object.fromEntries(asked)).toEqual({ sort: "-createdAt", page: 1, "page-size": 20 });
});

it.each([
  [{}, false],
  [{ page: 4, sort: "handle" as const }, false],
  [{ search: "x" }, true],
  [{ state: "failed" as const }, true],
  [{ marks: "right" as const }, true],
  [{ batch: "monday" }, true],
  [{ day: "2026-01-01" }, true],
])("%j is narrowed: %s", (change, expected) => {
  expect(isNarrowed({ ...usualView, ...change })).toBe(expected);
});

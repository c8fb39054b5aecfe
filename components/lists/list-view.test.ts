import { describe, expect, it } from "vitest";
import { parseListView, toListHref } from "@/components/lists/list-view";

describe("parseListView", () => {
  it.each([
    [{}, { search: "", page: 1 }],
    [
      { search: " ada ", page: "3" },
      { search: "ada", page: 3 },
    ],
    [
      { search: ["ada", "bob"], page: ["2", "9"] },
      { search: "ada", page: 2 },
    ],
    [{ page: "0" }, { search: "", page: 1 }],
    [{ page: "-1" }, { search: "", page: 1 }],
    [{ page: "1.5" }, { search: "", page: 1 }],
    [{ page: "1e9" }, { search: "", page: 1 }],
    [{ page: "two" }, { search: "", page: 1 }],
    [{ search: "x".repeat(300) }, { search: "x".repeat(100), page: 1 }],
  ])("%j", (params, view) => {
    expect(parseListView(params)).toEqual(view);
  });
});

describe("toListHref", () => {
  it.each([
    [{ search: "", page: 1 }, "/settings/users"],
    [{ search: "a b&c", page: 1 }, "/settings/users?search=a+b%26c"],
    [{ search: "a", page: 2 }, "/settings/users?search=a&page=2"],
  ])("%j", (view, href) => {
    expect(toListHref("/settings/users", view)).toBe(href);
  });
});

import { expect, it } from "vitest";
import { parseDashboardView, toDashboardHref } from "./dashboard-view";

it.each([
  ["nothing", {}, { days: 30, page: 1 }],
  ["a span on offer", { days: "90", page: "2" }, { days: 90, page: 2 }],
  ["a span that is not on offer", { days: "31" }, { days: 30, page: 1 }],
  ["words", { days: "all", page: "last" }, { days: 30, page: 1 }],
  ["the same name twice", { days: ["7", "90"] }, { days: 7, page: 1 }],
])("%s", (_case, params, view) => {
  expect(parseDashboardView(params)).toEqual(view);
});

it.each([
  [{ days: 30 }, "/acme"],
  [{ days: 7 }, "/acme?days=7"],
  [{ days: 90, page: 3 }, "/acme?days=90&page=3"],
])("%j has the address %s", (view, href) => {
  expect(toDashboardHref("/acme", view)).toBe(href);
});

import { describe, expect, it } from "vitest";
import {
  parseCommentsView,
  toCommentHref,
  toCommentsHref,
  toNarrowing,
  usualCommentsView,
} from "@/components/comments/comments-view";

describe("parseCommentsView", () => {
  it.each([
    ["nothing", {}, {}],
    ["a filter", { comments: "resolved" }, { show: "resolved" }],
    ["a person", { comments: "all", by: "ada" }, { show: "all", by: "ada" }],
    ["a comment", { t: "12.34", comment: "abc" }, { comment: "abc" }],
    ["what is named twice", { comments: ["all", "open"], by: ["ada", "bob"] }, { show: "all", by: "ada" }],
    ["no such filter", { comments: "toString" }, {}],
    ["no handles", { by: "Ada!", comment: "../x" }, {}],
  ])("reads %s", (_name, params, view) => {
    expect(parseCommentsView(params)).toEqual({ ...usualCommentsView, ...view });
  });
});

describe("toCommentsHref", () => {
  it.each([
    ["the usual", usualCommentsView, "/a/b/audios/c"],
    ["a filter", { ...usualCommentsView, show: "mentions" as const }, "/a/b/audios/c?comments=mentions"],
    ["a person", { ...usualCommentsView, by: "ada" }, "/a/b/audios/c?by=ada"],
    ["no comment", { ...usualCommentsView, comment: "abc" }, "/a/b/audios/c"],
  ])("writes %s", (_name, view, href) => expect(toCommentsHref("/a/b/audios/c", view)).toBe(href));

  it.each([
    ["the usual", usualCommentsView, ""],
    ["a filter", { ...usualCommentsView, show: "all" as const }, "&comments=all"],
  ])("stays in the queue through which one came: %s", (_name, view, more) => {
    const here = "/a/b/audios/c?queue=unassigned&search=two+words";
    expect(toCommentsHref(here, view)).toBe(`${here}${more}`);
  });

  it("writes the link to a comment with its moment", () => {
    const comment = { handle: "abc", from: 12.34, to: 15 };
    expect(toCommentHref("/a/b/audios/c", comment)).toBe("/a/b/audios/c?t=12.34-15&comment=abc");
  });
});

describe("toNarrowing", () => {
  it.each([
    ["open", "", { resolved: "false" }],
    ["resolved", "", { resolved: "true" }],
    ["all", "", {}],
    ["mentions", "", { mentions: "me", whole: "true" }],
    ["open", "ada", { resolved: "false", author: "ada", whole: "true" }],
  ] as const)("asks for %s of “%s”", (show, by, narrowing) => {
    expect(toNarrowing({ ...usualCommentsView, show, by }, "me")).toEqual(narrowing);
  });
});

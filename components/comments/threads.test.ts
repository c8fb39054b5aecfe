import { describe, expect, it } from "vitest";
import { usualCommentsView } from "@/components/comments/comments-view";
import { authorsOf, type Change, isInView, keepUnsent, toThreads } from "@/components/comments/threads";
import type { Comment } from "@/lib/contract/comment";

function said(handle: string, fields: Partial<Comment> & { by?: string; age?: number } = {}): Comment {
  const { by = "ada", age = 0, ...rest } = fields;
  const createdAt = `2026-01-01T00:00:${String(age).padStart(2, "0")}.000000Z`;
  const usual = { id: handle, parent: null, text: handle, from: 0, to: null, mentions: [], editedAt: null };
  return { handle, ...usual, author: { handle: by, alias: null }, createdAt, resolved: null, ...rest };
}

const resolved = { by: { handle: "bob", alias: null }, at: "2026-01-01T01:00:00.000000Z" };
const none = new Map<string, Change>();
const names = (comments: Comment[], changes = none) =>
  toThreads(comments, changes).map(({ first, replies }) => [first, ...replies].map(({ text }) => text));

describe("threads", () => {
  it("stand in the order of time, those of one moment by age, and replies by age", () => {
    const list = [
      said("late", { from: 9 }),
      said("younger", { from: 1, age: 5 }),
      said("second answer", { parent: "late", age: 9 }),
      said("older", { from: 1, age: 4 }),
      said("first answer", { parent: "late", age: 8 }),
    ];
    expect(names(list)).toEqual([["older"], ["younger"], ["late", "first answer", "second answer"]]);
  });

  it("count once what two pages have, the later reading first", () => {
    expect(names([said("a", { text: "old" }), said("a", { text: "new" })])).toEqual([["new"]]);
  });

  it("have what was written, changed and removed meanwhile", () => {
    const list = [said("a"), said("b", { from: 1 }), said("answer", { parent: "b" })];
    const changes = new Map<string, Change>([
      ["c", { comment: said("c", { from: 0.5 }), isSending: true }],
      ["a", { comment: said("a", { text: "changed" }), isSending: false }],
      ["b", { comment: null, isSending: true }],
    ]);
    expect(names(list, changes)).toEqual([["changed"], ["c"]]);
    expect([...keepUnsent(changes).keys()]).toEqual(["c", "b"]);
  });

  it("know who wrote in them", () => {
    const list = [said("a"), said("b", { by: "bob" }), said("c", { by: "ada", parent: "b" })];
    expect(authorsOf(toThreads(list, none)).map(({ handle }) => handle)).toEqual(["ada", "bob"]);
  });
});

describe("a view", () => {
  const [open, done] = toThreads(
    [
      said("open"),
      said("answer", { parent: "open", by: "bob", mentions: ["me"] }),
      said("done", { from: 1, resolved }),
    ],
    none,
  );
  if (!open || !done) throw new Error("There should be two threads.");

  it.each([
    ["open", "", true, false],
    ["resolved", "", false, true],
    ["all", "", true, true],
    ["mentions", "", true, false],
    ["all", "bob", true, false],
    ["all", "nobody", false, false],
  ] as const)("of %s by “%s” has what belongs there", (show, by, hasOpen, hasDone) => {
    const view = { ...usualCommentsView, show, by };
    expect([isInView(open, view, "me"), isInView(done, view, "me")]).toEqual([hasOpen, hasDone]);
  });
});

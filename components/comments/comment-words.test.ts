import { describe, expect, it } from "vitest";
import { toExcerpt, toPlaceWith, toThreadWords } from "@/components/comments/comment-words";
import type { Comment } from "@/lib/contract/comment";

const first: Comment = {
  id: "a",
  handle: "a",
  parent: null,
  text: "Too loud\n\nhere",
  from: 72.34,
  to: null,
  author: { handle: "ada", alias: "Ada" },
  mentions: [],
  createdAt: "2026-01-01T00:00:00.000000Z",
  editedAt: null,
  resolved: null,
};
const reply = { ...first, handle: "b", parent: "a" };
const resolved = { by: { handle: "bob", alias: null }, at: first.createdAt };

describe("a thread that was gone to", () => {
  it.each([
    ["a moment", { first, replies: [] }, "Comment 1 of 3, at 1 minute 12.3 seconds. Ada: Too loud here."],
    [
      "a stretch with replies",
      { first: { ...first, to: 75 }, replies: [reply, reply] },
      "Comment 1 of 3, from 1 minute 12.3 seconds to 1 minute 15 seconds. Ada: Too loud here. 2 replies.",
    ],
    [
      "what is resolved, by somebody without a name",
      { first: { ...first, resolved, author: { handle: "ada", alias: null } }, replies: [reply] },
      "Comment 1 of 3, at 1 minute 12.3 seconds. ada: Too loud here. 1 reply. Resolved.",
    ],
  ])("is told of %s", (_name, thread, words) => expect(toThreadWords(thread, 0, 3)).toBe(words));
});

it.each([
  [{ from: 12.34, to: null }, "at 0:12.3"],
  [{ from: 12.34, to: 15 }, "on 0:12.3 – 0:15.0"],
])("stands %j", (place, words) => expect(toPlaceWith(place)).toBe(words));

it("is cut to one line", () => {
  expect(toExcerpt("a\n b")).toBe("a b");
  expect(toExcerpt("x".repeat(121))).toBe(`${"x".repeat(120)}…`);
});

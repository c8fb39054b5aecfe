import { expect, it } from "vitest";
import { toCommentDigest } from "./comment-digest.ts";

const open = (from: number) => ({ from, isResolved: false });
const resolved = (from: number) => ({ from, isResolved: true });

it.each([
  ["none", [], "No comments"],
  ["resolved ones alone", [resolved(1)], "No open comments"],
  ["one", [resolved(1), open(12.9)], "1 open comment, at 0:12"],
  ["several, in any order", [open(75), open(12.34), resolved(3)], "2 open comments, first at 0:12"],
  ["one at the start", [open(0)], "1 open comment, at 0:00"],
  ["minutes", [open(61.2), open(600)], "2 open comments, first at 1:01"],
  ["hours", [open(3725)], "1 open comment, at 1:02:05"],
])("tells of %s", (_name, threads, words) => expect(toCommentDigest(threads)).toBe(words));

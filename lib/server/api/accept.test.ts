import { describe, expect, it } from "vitest";
import { accepts } from "./accept.ts";

describe.each(["application/json", "audio/wav"])("an answer in %s", (type) => {
  const group = type.split("/")[0];

  it.each([
    null,
    "",
    " , ",
    "*/*",
    "*",
    "text/html, image/gif, image/jpeg, *; q=.2, */*; q=.2",
    type,
    type.toUpperCase(),
    `${group}/*`,
    `text/html, ${type};q=0.1`,
    `${type};charset=utf-8`,
    `${type} ; q=1`,
    `text/csv;q=1,${group}/*;q=0.001`,
    `${type}, */*;q=0`,
    `${type}, ${group}/*;q=0`,
    `${type};q=0, ${type};q=0.5`,
    `${type};q=nonsense`,
    "nonsense",
    ";;;,,,",
  ])("is taken by %j", (accept) => expect(accepts(accept, type)).toBe(true));

  it.each([
    "text/csv",
    "text/*",
    `${type};q=0`,
    `${type};q=0.000`,
    `${type}; Q=0`,
    "*/*;q=0",
    `${group}/*;q=0`,
    `${group}/*;q=0, */*`,
    `*/*, ${type};q=0`,
    `${group}/other`,
    `${type}x`,
    `x${type}`,
    "nonsense, text/csv",
  ])("is excluded by %j", (accept) => expect(accepts(accept, type)).toBe(false));
});

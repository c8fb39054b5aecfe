import { describe, expect, it } from "vitest";
import { readProblem } from "./read-problem.ts";

describe("what a refusal says to people", () => {
  it.each([
    ["its message", { message: "Send a token." }, "Send a token."],
    [
      "each fault by its path",
      { message: "Some values are not valid.", errors: [{ path: "alias", message: "Too long." }, null, { path: 1 }] },
      "Some values are not valid. alias: Too long.",
    ],
  ])("is %s", (_name, body, words) => {
    expect(readProblem(JSON.stringify(body))).toBe(words);
  });

  it.each([null, "", "<html>", "null", "1", "{}", '{"message": 1}'])(
    "is nothing where there is no problem: %s",
    (body) => {
      expect(readProblem(body)).toBeNull();
    },
  );
});

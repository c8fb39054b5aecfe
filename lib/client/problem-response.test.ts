import { describe, expect, it } from "vitest";
import { user } from "../contract/account.ts";
import { parseAnswer } from "./parse-answer.ts";
import { toProblem } from "./problem-response.ts";

describe("the problem of an error answer", () => {
  it.each<[string, Response, object]>([
    [
      "of ours",
      Response.json({ code: "badBase64", detail: "Byte 4.", message: "Byte 4." }, { status: 400 }),
      { code: "badBase64", detail: "Byte 4." },
    ],
    [
      "with a message alone",
      Response.json({ message: "Taken." }, { status: 409 }),
      { code: "conflict", detail: "Taken." },
    ],
    [
      "with a code that is not known",
      Response.json({ code: "E-17", message: "No." }, { status: 403 }),
      { code: "forbidden", wireCode: "E-17" },
    ],
    ["that is a page", new Response("<h1>Bad Gateway</h1>", { status: 502 }), { code: "internal" }],
    ["without a body", new Response(null, { status: 401 }), { code: "unauthenticated" }],
    ["that is a list", Response.json(["no"], { status: 404 }), { code: "notFound" }],
    [
      "with fields of other forms",
      Response.json({ code: 7, detail: { a: 1 }, message: ["x"], errors: "all" }, { status: 400 }),
      { code: "badRequest", detail: "The request is malformed.", errors: undefined },
    ],
    [
      "with a text without end",
      Response.json({ message: "x".repeat(3000) }, { status: 400 }),
      { detail: "The request is malformed." },
    ],
    [
      "that asks for patience",
      Response.json({ message: "Slow down." }, { status: 429, headers: { "retry-after": "7" } }),
      { code: "tooManyRequests", headers: { "retry-after": "7" } },
    ],
    [
      "that leads elsewhere",
      new Response(null, { status: 308, headers: { location: "http://elsewhere.example.org/" } }),
      { code: "badAnswer", detail: "The API answered with a redirect (308), which is not followed." },
    ],
  ])("%s", async (_name, response, expected) => {
    expect(await toProblem(response)).toMatchObject(expected);
  });
});

const ada = {
  ...{ id: "1", handle: "ada", alias: null, email: "ada@example.org", emailVerified: true, state: "verified" },
  ...{ orgs: 0, spaces: 1, createdAt: "2026-01-01T00:00:00.000000Z" },
};

describe("an answer", () => {
  it.each([
    ["2026-01-01T00:00:00.000000Z", "2026-01-01T00:00:00.000000Z"],
    ["2026-01-01T00:00:00Z", "2026-01-01T00:00:00.000000Z"],
    ["2026-01-01T00:00:00.5+00:00", "2026-01-01T00:00:00.500000Z"],
    ["2026-01-01T00:00:00.123456789Z", "2026-01-01T00:00:00.123456Z"],
  ])("may write %s its own way", (createdAt, read) => {
    expect(parseAnswer("getUser", user, { ...ada, createdAt }).createdAt).toBe(read);
  });

  it.each<[string, object, string]>([
    ["a state that the contract does not know", { state: "asleep" }, "state"],
    ["a date of another form", { createdAt: "yesterday" }, "createdAt"],
    ["a date of another zone", { createdAt: "2026-01-01T00:00:00+02:00" }, "createdAt"],
    ["a count that is none", { spaces: "many" }, "spaces"],
  ])("with %s is told by its endpoint and its place", (_name, change, place) => {
    const parse = () => parseAnswer("getUser", user, { ...ada, ...change });
    expect(parse).toThrow(expect.objectContaining({ code: "badAnswer", detail: expect.stringContaining("getUser") }));
    expect(parse).toThrow(place);
  });
});

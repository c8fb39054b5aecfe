import { describe, expect, it } from "vitest";
import type { Endpoint } from "../contract/endpoint.ts";
import { type EndpointName, endpoints } from "../contract/endpoints.ts";
import { toOpenApi } from "../contract/openapi.ts";
import { type Offer, parseOffer, publishedOffer, wholeOffer } from "./offer.ts";

const names = Object.keys(endpoints) as EndpointName[];
const published = names.filter((name) => (endpoints[name] as Endpoint).published);

const servedBy = (offer: Offer | null) => names.filter((name) => offer?.serves(name));

/** The words that this product asks for, each with its endpoint. */
const words: [EndpointName, string][] = [
  ["listAudios", "handle"],
  ["listAudios", "state"],
  ["listAudios", "marks"],
  ["listAudios", "identity"],
  ["listAudios", "failure"],
  ["listAudios", "batch"],
  ["listAudios", "outcome"],
  ["listAudios", "assignee"],
  ["listAudios", "decided"],
  ["listAudios", "sort=-createdAt"],
  ["listAudios", "sort=-uploadedAt"],
  ["listComments", "author"],
  ["listComments", "mentions"],
  ["listComments", "resolved"],
  ["listComments", "thread"],
  ["listComments", "whole"],
  ["listKeys", "sort=-createdAt"],
  ["createAudio", "idempotency-key"],
  ["createAudio", "prefer"],
  ["createAudio", "name"],
  ["createAudio", "sha256"],
  ["createAudio", "batch"],
  ["uploadFile", "prefer"],
  ["uploadFile", "repr-digest"],
];

describe("what a server offers", () => {
  it("is everything where it describes itself as this one does", () => {
    const offer = parseOffer(JSON.parse(JSON.stringify(toOpenApi("/api/v1"))));
    expect(servedBy(offer)).toEqual(names);
    expect(words.filter(([name, word]) => !offer?.takes(name, word))).toEqual([]);
    expect(servedBy(wholeOffer)).toEqual(names);
  });

  it("is what is published where it does not describe itself", () => {
    expect(servedBy(publishedOffer)).toEqual(published);
    expect(words.filter(([name, word]) => publishedOffer.takes(name, word))).toEqual([]);
  });

  it("is what an older description has, and what is published", () => {
    const { paths, ...rest } = toOpenApi("/api/v1");
    const {
      "/limits": _limits,
      "/spaces/{owner}/{space}/audios/{audio}/marks": _marks,
      ...fewer
    } = paths as Record<string, unknown>;
    const missing = names.filter((name) => !parseOffer({ ...rest, paths: fewer })?.serves(name));
    expect(missing).toEqual(["getLimits", "listMarks"]);
  });

  it("does not hang on what the variables of a path are called", () => {
    const described = parseOffer({
      openapi: "3.0.3",
      paths: { "/spaces/{who}/{where}/audios/{which}/peaks": { get: {} } },
    });
    expect(described?.serves("getPeaks")).toBe(true);
    expect(described?.serves("listMarks")).toBe(false);
  });

  it("knows the tus of a path from its other endpoints", () => {
    const path = "/spaces/{owner}/{space}/audios/{audio}/file";
    expect(parseOffer({ openapi: "3.1.0", paths: { [path]: { post: {} } } })?.serves("startUpload")).toBe(false);
    expect(parseOffer({ openapi: "3.1.0", paths: { [path]: { post: {}, patch: {} } } })?.serves("startUpload")).toBe(
      true,
    );
  });

  it.each<[string, unknown]>([
    ["nothing", null],
    ["a text", "openapi"],
    ["a list", [{ openapi: "3.1.0", paths: {} }]],
    ["another kind of description", { swagger: "2.0", paths: { "/limits": { get: {} } } }],
    ["a version of another form", { openapi: 3, paths: {} }],
    ["no paths", { openapi: "3.1.0" }],
    ["paths that are none", { openapi: "3.1.0", paths: "all of them" }],
  ])("cannot be read from %s", (_name, document) => {
    expect(parseOffer(document)).toBeNull();
  });

  it.each<[string, unknown]>([
    ["operations that are none", { "/limits": { get: true }, "/user/sessions": null, "/users": [1] }],
    [
      "parameters that are none",
      { "/spaces/{a}/{b}/audios": { get: { parameters: { state: 1 } }, post: { parameters: [null, 7, { name: 8 }] } } },
    ],
    [
      "values that are none",
      {
        "/spaces/{a}/{b}/audios": {
          get: { parameters: [{ name: "sort", schema: { enum: [{ toString: 1 }, null] } }] },
        },
      },
    ],
    [
      "bodies that are none",
      {
        "/spaces/{a}/{b}/audios": { post: { requestBody: { content: { "application/json": { schema: "sha256" } } } } },
      },
    ],
    ["names of the language", { ["__proto__"]: { get: {} }, constructor: { get: {} }, "/limits": "toString" }],
  ])("adds nothing for %s", (_name, paths) => {
    const offer = parseOffer(JSON.parse(JSON.stringify({ openapi: "3.1.0", paths })));
    expect(servedBy(offer)).toEqual(published);
    expect(words.filter(([name, word]) => offer?.takes(name, word))).toEqual([]);
  });
});

import { describe, expect, it } from "vitest";
import { toOpenApi } from "@/lib/contract/openapi";
import { toReference } from "./reference-view.ts";

const document = toOpenApi("/api/v1");
const reference = toReference(document);
const operations = reference?.groups.flatMap((group) => group.operations) ?? [];
const operation = (id: string) => operations.find((one) => one.id === id);

describe("the reference of our own API", () => {
  it("has every operation of the description, in its groups", () => {
    const described = Object.values(document.paths).flatMap((methods) => Object.values(methods as object));
    expect(operations.map(({ id }) => id).sort()).toEqual(described.map(({ operationId }) => operationId).sort());
    expect(operations.length).toBeGreaterThan(50);
    const tags = document.tags as { name: string }[];
    expect(reference?.groups.map(({ name }) => name)).toEqual(tags.map(({ name }) => name));
  });

  it("tells of a parameter what it is, what it may be, and where it stands", () => {
    const { parameters = [] } = operation("listAudios") ?? {};
    expect(parameters.find(({ name }) => name === "owner")).toMatchObject({
      in: "path",
      type: "handle",
      isRequired: true,
    });
    expect(parameters.find(({ name }) => name === "page-size")?.note).toMatch(/From 1 to 50\. By default `20`\./);
    expect(parameters.find(({ name }) => name === "state")?.choices).toEqual([
      "avaitingFile",
      "available",
      "notAvailable",
    ]);
    expect(parameters.find(({ name }) => name === "handle")).toMatchObject({ isList: true });
  });

  it("knows which field of a body is a file, and which body is one", () => {
    expect(operation("createAudio")?.body).toMatchObject({ contentType: "application/json", file: "file" });
    expect(JSON.parse(operation("createAudio")?.body?.example ?? "")).toMatchObject({ alias: null });
    expect(operation("uploadFile")?.body).toMatchObject({ contentType: "application/octet-stream", fields: [] });
    expect(operation("getUser")?.body).toBeNull();
  });

  it("begins a body with what must be in it", () => {
    expect(JSON.parse(operation("putMark")?.body?.example ?? "")).toEqual({ verdict: "right" });
  });

  it("says what is answered, by the name of its schema", () => {
    const answers = operation("listAudios")?.answers ?? [];
    expect(answers.find(({ status }) => status === "200")).toMatchObject({ type: "list of Audio", ref: "Audio" });
    expect(answers.find(({ status }) => status === "404")).toMatchObject({ type: "Problem", ref: "Problem" });
    expect(operation("getFile")?.answers[0]).toMatchObject({ type: "bytes", contentType: "audio/wav" });
    expect(operation("removeAudio")?.answers[0]).toMatchObject({ status: "204", type: "", contentType: "" });
  });

  it("tells the fields of an answer to the last one", () => {
    const fields = reference?.schemas.find(({ name }) => name === "Audio")?.fields ?? [];
    const typeOf = (name: string) => fields.find((field) => field.name === name)?.type;
    expect(typeOf("state")).toBe('"avaitingFile" or "available" or "notAvailable"');
    expect([typeOf("duration"), typeOf("source"), typeOf("source.sha256")]).toEqual([
      "string or null",
      "object or null",
      "string",
    ]);
    const limits = reference?.schemas.find(({ name }) => name === "Limits")?.fields ?? [];
    expect(limits.map(({ name }) => name)).toContain("formats[].extensions");
  });

  it("marks what is ours, and what is for everybody", () => {
    expect([operation("getAudio")?.isExtension, operation("removeAudio")?.isExtension]).toEqual([false, true]);
    expect([operation("signIn")?.isOpen, operation("getUser")?.isOpen]).toEqual([true, false]);
  });
});

describe("a description by another server", () => {
  it("need not have groups, schemas or marks", () => {
    const operations = { get: { operationId: "ping", responses: { 200: {} } } };
    const found = toReference({ openapi: "3.1.0", paths: { "/ping": operations } });
    expect(found?.groups).toMatchObject([
      { name: "Others", operations: [{ id: "ping", method: "GET", path: "/ping" }] },
    ]);
  });

  it("leaves out what another server says in another way", () => {
    const $ref = "#/components/x";
    const get = { operationId: "ping", parameters: [{ $ref }], requestBody: { $ref }, responses: {} };
    const schemas = { Any: true, One: { type: "object", properties: { a: { type: "string" } } } };
    const found = toReference({ openapi: "3.1.0", paths: { "/ping": { get, post: {} } }, components: { schemas } });
    expect(found?.groups.flatMap(({ operations }) => operations)).toMatchObject([
      { id: "ping", method: "GET", parameters: [], body: null },
    ]);
  });

  it.each([null, {}, { paths: [] }, { paths: { "/a": { get: {} } } }])("of another form is none: %j", (document) => {
    expect(toReference(document)).toBeNull();
  });
});

import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { describe, expect, it } from "vitest";
import type { Endpoint } from "./endpoint.ts";
import { endpoints, statusesOf } from "./endpoints.ts";
import { toOpenApi } from "./openapi.ts";

type Operation = {
  operationId: string;
  "x-earmark-extension"?: true;
  security?: unknown[];
  parameters?: { name: string; in: string; description?: string }[];
  requestBody?: unknown;
  responses: Record<string, unknown>;
};

const document = toOpenApi("/api/v1");
const paths = document.paths as Record<string, Record<string, Operation>>;
const root = path.resolve(import.meta.dirname, "../..");

/** What Redocly's linter, with its recommended rules, finds in a document. */
async function lint(text: string): Promise<{ ruleId: string; severity: string; message: string }[]> {
  const folder = await mkdtemp(path.join(tmpdir(), "earmark-openapi-"));
  const file = path.join(folder, "openapi.json");
  await writeFile(file, text);
  const cli = path.join(root, "node_modules/@redocly/cli/bin/cli.js");
  const args = [cli, "lint", file, "--extends", "recommended", "--format", "json"];
  // It would look for a newer version of itself, and tell its makers of us.
  const env = { ...process.env, REDOCLY_TELEMETRY: "off", REDOCLY_SUPPRESS_UPDATE_NOTICE: "true", CI: "true" };
  try {
    const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: folder, env }).catch(
      (failed) => failed,
    );
    return JSON.parse(stdout.slice(stdout.indexOf("{"))).problems;
  } finally {
    await rm(folder, { recursive: true });
  }
}

describe("the OpenAPI document", () => {
  it("passes a public linter without a warning", async () => {
    expect(await lint(JSON.stringify(document))).toEqual([]);
  });

  it("is held to that: the linter sees what is missing", async () => {
    const { license: _license, ...info } = document.info as object & { license: unknown };
    const found = await lint(JSON.stringify({ ...document, info }));
    expect(found.map(({ ruleId }) => ruleId)).toEqual(["info-license"]);
  });

  const { startUpload: _toldWithUploadFile, ...told } = endpoints;
  it.each(Object.entries(told as Record<string, Endpoint>))("describes %s whole", (name, endpoint) => {
    const operation = paths[endpoint.path]?.[endpoint.method.toLowerCase()];
    expect(operation?.operationId).toBe(name);
    expect(Object.keys(operation?.responses ?? {})).toEqual([...statusesOf(endpoint).map(String), "default"]);
    expect(operation?.["x-earmark-extension"]).toBe(endpoint.published ? undefined : true);
    expect(operation?.security).toEqual(endpoint.open ? [] : undefined);
    expect(Boolean(operation?.requestBody)).toBe(Boolean(endpoint.body || endpoint.streams));
    for (const parameter of operation?.parameters ?? [])
      expect([parameter.name, parameter.description]).toEqual([parameter.name, expect.any(String)]);
  });

  it("knows no endpoint that is not in the table", () => {
    const described = Object.values(paths).flatMap((one) => Object.values(one));
    expect(described).toHaveLength(Object.keys(told).length);
  });
});

import { readFile } from "node:fs/promises";
import { policyDocument } from "../contract/policy.ts";
import { isProblem, Problem } from "../contract/problem.ts";
import { DEFAULT_POLICY, type Policy } from "../domain/policy/policy.ts";
import type { Cli } from "./cli.ts";
import { ask, connect, parsePlace } from "./connect.ts";
import { unreadableDetail } from "./find-files.ts";
import { UsageError } from "./usage.ts";

/** The policy to check by: that of a file, that of a space, or else what is asked by default. */
export async function loadPolicy(
  cli: Cli,
  { policy, space }: { policy?: string | undefined; space?: string | undefined },
): Promise<Policy> {
  if (policy !== undefined && space !== undefined) throw new UsageError("--policy and --space: name one of them.");
  if (policy !== undefined) return readPolicyFile(policy);
  return space === undefined ? DEFAULT_POLICY : fetchPolicy(cli, space);
}

async function readPolicyFile(file: string): Promise<Policy> {
  const text = await readFile(file, "utf8").catch((error: unknown) => {
    throw new UsageError(`The policy ${JSON.stringify(file)}: ${unreadableDetail(error)}`);
  });
  let document: unknown;
  try {
    document = JSON.parse(text);
  } catch (error) {
    throw new UsageError(`The policy ${JSON.stringify(file)} is not JSON: ${(error as Error).message}`);
  }
  const parsed = policyDocument.safeParse(document);
  if (parsed.success) return parsed.data;
  const faults = parsed.error.issues.map(
    ({ path, message }) => `  ${[path.join("."), message].filter(Boolean).join(": ")}`,
  );
  throw new UsageError(`The policy ${JSON.stringify(file)} cannot be used:\n${faults.join("\n")}`);
}

async function fetchPolicy(cli: Cli, space: string): Promise<Policy> {
  const params = parsePlace(space);
  const { api, loadOffer } = await connect(cli);
  if (!(await loadOffer()).serves("getPolicy")) {
    throw new Problem("notImplemented", "This server has no acceptance policies; --policy FILE takes one of yours.");
  }
  try {
    return await ask(cli, () => api.call("getPolicy", { params, signal: cli.signal }));
  } catch (error) {
    if (isProblem(error) && error.code === "notFound") throw new UsageError(`There is no space ${space}.`);
    throw error;
  }
}

import type { AcceptancePolicy, PolicyDocument } from "../../contract/policy.ts";
import type { Proposal } from "../../contract/quality.ts";
import { evaluatePolicy, settledDecision } from "../../domain/policy/evaluate.ts";
import type { PolicyFacts } from "../../domain/policy/facts.ts";
import type { Policy } from "../../domain/policy/policy.ts";
import type { App } from "../app.ts";
import { now } from "../clock.ts";
import type { Db } from "../db/dialect.ts";
import type { Viewer } from "./sessions.ts";
import { lockSpace, type OpenSpace } from "./spaces.ts";

/** The policy of a space in force; version 0, without rules, where none was ever set. */
export async function getPolicy(db: Db["query"], spaceId: string): Promise<AcceptancePolicy> {
  const row = await db
    .selectFrom("policies")
    .innerJoin("owners", "owners.id", "policies.created_by")
    .select(["policies.version", "policies.document", "policies.created_at", "owners.handle", "owners.alias"])
    .where("policies.space_id", "=", spaceId)
    .orderBy("policies.version", "desc")
    .limit(1)
    .executeTakeFirst();
  if (!row) return { version: 0, rules: [], updatedAt: null, updatedBy: null };
  const { rules } = JSON.parse(row.document) as PolicyDocument;
  const updatedBy = { handle: row.handle, alias: row.alias };
  return { version: row.version, rules, updatedAt: row.created_at, updatedBy };
}

/** Sets the policy of a space: the next version, unless it is the one in force word for word. Older ones are kept. */
export async function putPolicy(
  app: App,
  viewer: Viewer,
  { space, document }: { space: OpenSpace; document: PolicyDocument },
): Promise<AcceptancePolicy> {
  await app.db.query.transaction().execute(async (db) => {
    await lockSpace(app, db, space.id);
    const { version, rules } = await getPolicy(db, space.id);
    if (version > 0 && JSON.stringify(rules) === JSON.stringify(document.rules)) return;
    await db
      .insertInto("policies")
      .values({
        space_id: space.id,
        version: version + 1,
        document: JSON.stringify(document),
        created_by: viewer.userId,
        created_at: now(),
      })
      .execute();
  });
  return getPolicy(app.db.query, space.id);
}

/**
 * What the policy of a space proposes for a file; null where it asks for nothing, and while the answer waits for facts that
 * are not known yet.
 */
export async function proposeFor(db: Db["query"], spaceId: string, facts: PolicyFacts): Promise<Proposal | null> {
  return toProposal(await getPolicy(db, spaceId), facts);
}

/** What a version of a policy proposes; null as {@link proposeFor} has it. */
export function toProposal({ version, rules }: Policy & { version: number }, facts: PolicyFacts): Proposal | null {
  if (rules.length === 0) return null;
  const evaluation = evaluatePolicy({ rules }, facts);
  const decision = settledDecision(evaluation);
  return decision && { decision, reasons: evaluation.reasons, version };
}

import type { PolicyApplication } from "../../contract/policy.ts";
import type { App } from "../app.ts";
import type { Db } from "../db/dialect.ts";
import type { StoredQuality } from "../db/schema.ts";
import { getPolicy, toProposal } from "./policies.ts";
import { type AudioFacts, readAudioFacts } from "./policies-facts.ts";
import type { OpenSpace } from "./spaces.ts";
import { tellSpace } from "./tell.ts";

/**
 * Holds the policy in force against the audios that are there, as many as a preview looks at, and keeps what it proposes for
 * each. Those that were never analysed are passed over: they have nowhere to keep it. One that is analysed at the
 * same moment is left to that: it asks the same policy.
 */
export async function applyPolicy(app: App, space: OpenSpace, signal: AbortSignal): Promise<PolicyApplication> {
  const policy = await getPolicy(app.db.query, space.id);
  let [looked, changed] = [0, 0];
  for await (const audios of readAudioFacts(app, space.id, signal)) {
    looked += audios.length;
    const changes = audios.flatMap((audio) => toChange(audio, policy));
    changed += await app.db.query.transaction().execute((db) => writeAll(db, changes));
  }
  if (changed > 0) tellSpace(app, space.id);
  return { version: policy.version, total: Math.max(space.counters.available_count, looked), looked, changed };
}

type Change = { id: string; before: string; after: string };

function toChange({ id, quality, facts }: AudioFacts, policy: Parameters<typeof toProposal>[0]): Change[] {
  if (quality === null) return [];
  const stored = JSON.parse(quality) as StoredQuality;
  const after = JSON.stringify({ ...stored, proposal: toProposal(policy, facts) } satisfies StoredQuality);
  return after === quality ? [] : [{ id, before: quality, after }];
}

/** How many of them were still as they had been read. */
async function writeAll(db: Db["query"], changes: Change[]): Promise<number> {
  let written = 0;
  for (const { id, before, after } of changes) {
    const updated = await db
      .updateTable("audios")
      .set({ quality: after })
      .where("id", "=", id)
      .where("quality", "=", before)
      .executeTakeFirst();
    written += Number(updated.numUpdatedRows);
  }
  return written;
}

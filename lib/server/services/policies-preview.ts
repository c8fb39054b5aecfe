import type { PolicyOutcome, PolicyPreview } from "../../contract/policy.ts";
import { evaluatePolicy, settledDecision } from "../../domain/policy/evaluate.ts";
import type { Policy } from "../../domain/policy/policy.ts";
import type { App } from "../app.ts";
import { getPolicy } from "./policies.ts";
import { type AudioFacts, MOST_AUDIOS, readAudioFacts } from "./policies-facts.ts";
import type { OpenSpace } from "./spaces.ts";

const MOST_EXAMPLES = 50;

/**
 * What other rules would make of the audios that are there, beside what the policy in force makes of them; of more than
 * {@link MOST_AUDIOS} only the newest are looked at. Nothing is changed by it.
 */
export async function previewPolicy(
  app: App,
  space: OpenSpace,
  { rules, signal }: Policy & { signal: AbortSignal },
): Promise<PolicyPreview> {
  const present = await getPolicy(app.db.query, space.id);
  const preview: PolicyPreview = {
    ...{ total: space.counters.available_count, looked: 0, changed: 0, examples: [] },
    before: { accept: 0, warn: 0, refuse: 0, unknown: 0 },
    after: { accept: 0, warn: 0, refuse: 0, unknown: 0 },
  };
  for await (const audios of readAudioFacts(app, space.id, signal)) {
    for (const audio of audios) add(preview, audio, { present, asked: { rules } });
  }
  // Counted a moment earlier: others may have come since.
  return { ...preview, total: Math.max(preview.total, preview.looked) };
}

function add(
  preview: PolicyPreview,
  { handle, alias, facts }: AudioFacts,
  of: { present: Policy; asked: Policy },
): void {
  const before = toOutcome(evaluatePolicy(of.present, facts));
  const evaluation = evaluatePolicy(of.asked, facts);
  const after = toOutcome(evaluation);
  preview.looked++;
  preview.before[before]++;
  preview.after[after]++;
  if (before === after) return;
  preview.changed++;
  if (preview.examples.length === MOST_EXAMPLES) return;
  preview.examples.push({ handle, alias, before, after, reasons: evaluation.reasons });
}

function toOutcome(evaluation: ReturnType<typeof evaluatePolicy>): PolicyOutcome {
  return settledDecision(evaluation) ?? "unknown";
}

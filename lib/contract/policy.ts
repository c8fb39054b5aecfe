import { z } from "zod";
import { factRow, toShown } from "../domain/policy/fact-words.ts";
import { FACT_NAMES, type FactRow } from "../domain/policy/facts.ts";
import { BREACHES, DECISIONS, MAX_RULES, type PolicyRule } from "../domain/policy/policy.ts";
import { dateTime, reference } from "./primitives.ts";

const MAX_WORDS = 30;

/** Names the keys that an object does not have, and those it does. */
const orUnknownKeys = (fields: string) => (issue: { code?: string | undefined; keys?: unknown }) => {
  if (issue.code !== "unrecognized_keys" || !Array.isArray(issue.keys)) return undefined;
  return `There is no ${issue.keys.map((key) => `“${key}”`).join(" or ")} here; there are ${fields}.`;
};

const word = z.string().min(1, "A word has at least one character.").max(50, "A word has at most 50 characters.");

/**
 * One thing that a policy asks of a file: a fact of the table, its bounds, and what becomes of a file outside them. Numbers are in
 * the unit of the fact's name (`sizeBytes`, `durationSeconds`), ratios 0..1; bounds are inclusive.
 */
export const policyRule = z
  .strictObject(
    {
      fact: z.enum(FACT_NAMES, "There is no such fact."),
      min: z.number("A bound is a number.").optional(),
      max: z.number("A bound is a number.").optional(),
      oneOf: z.array(word).min(1, "Name at least one.").max(MAX_WORDS, `Name at most ${MAX_WORDS}.`).optional(),
      is: z.boolean("Say true or false.").optional(),
      decision: z.enum(BREACHES, "A rule decides “warn” or “refuse”."),
    },
    { error: orUnknownKeys("fact, min, max, oneOf, is and decision") },
  )
  .superRefine((rule, context) => {
    for (const { path, message } of findFaults(rule)) context.addIssue({ code: "custom", path: [path], message });
  });

/** The document of a policy: the rules that every file of a space is held to. */
export const policyDocument = z.strictObject(
  { rules: z.array(policyRule).max(MAX_RULES, `A policy has at most ${MAX_RULES} rules.`) },
  { error: orUnknownKeys("rules alone") },
);

/** The policy of a space in force. Version 0 is that of a space where none was ever set: it has no rules. */
export const policy = z.object({
  version: z.int(),
  rules: z.array(policyRule),
  updatedAt: dateTime.nullable(),
  updatedBy: reference.nullable(),
});

/** `unknown`: a rule asks for what is not known of the audio. */
const outcome = z.enum([...DECISIONS, "unknown"]);

const counts = z.object({ accept: z.int(), warn: z.int(), refuse: z.int(), unknown: z.int() });

/**
 * What rules would make of the audios that are there: `before` by the policy in force, `after` by the rules asked about. Of
 * `total` available audios the newest `looked` were looked at; `changed` of them would end otherwise, and at most 50 of these are
 * shown, the newest first.
 */
export const policyPreview = z.object({
  total: z.int(),
  looked: z.int(),
  before: counts,
  after: counts,
  changed: z.int(),
  examples: z.array(
    z.object({
      handle: z.string(),
      alias: z.string().nullable(),
      before: outcome,
      after: outcome,
      reasons: z.array(z.object({ decision: z.enum(BREACHES), sentence: z.string() })),
    }),
  ),
});

/** What came of holding the policy in force against the audios that are there: as in a preview, `changed` got another proposal. */
export const policyApplication = z.object({ version: z.int(), total: z.int(), looked: z.int(), changed: z.int() });

export type AcceptancePolicy = z.infer<typeof policy>;
export type PolicyDocument = z.infer<typeof policyDocument>;
export type PolicyApplication = z.infer<typeof policyApplication>;
export type PolicyOutcome = z.infer<typeof outcome>;
export type PolicyPreview = z.infer<typeof policyPreview>;

type Fault = { path: "fact" | "min" | "max" | "oneOf" | "is"; message: string };

const BOUNDS = { number: ["min", "max"], word: ["oneOf"], flag: ["is"] } as const;
const WANTED = {
  number: "Give a least value (min), a greatest (max), or both.",
  word: "Name what is taken (oneOf).",
  flag: "Say which it must be (is): true or false.",
};

/** What is wrong with the bounds of a rule: those of another kind of fact, none at all, or such as nothing can meet. */
function findFaults(rule: PolicyRule): Fault[] {
  const row = factRow(rule.fact);
  const own: readonly string[] = BOUNDS[row.kind];
  const given = (["min", "max", "oneOf", "is"] as const).filter((name) => rule[name] !== undefined);
  const strange = given.filter((name) => !own.includes(name));
  if (strange.length > 0)
    return strange.map((path) => ({ path, message: `${row.label} has no such bound. ${WANTED[row.kind]}` }));
  if (given.length === 0) return [{ path: own[0] as Fault["path"], message: WANTED[row.kind] }];
  if (row.kind === "number") return findNumberFaults(rule, row);
  return row.kind === "word" ? findWordFaults(rule, row) : [];
}

function findNumberFaults(rule: PolicyRule, { range }: FactRow & { kind: "number" }): Fault[] {
  const [least, most] = range.map((bound) =>
    toShown(rule.fact, bound).toLocaleString("en", { maximumFractionDigits: 6 }),
  );
  const faults = (["min", "max"] as const).flatMap((path): Fault[] => {
    const bound = rule[path];
    const isWithin = bound === undefined || (bound >= range[0] && bound <= range[1]);
    return isWithin ? [] : [{ path, message: `It lies from ${least} to ${most}.` }];
  });
  const { min, max } = rule;
  const isEmpty = min !== undefined && max !== undefined && min > max;
  return isEmpty ? [...faults, { path: "max", message: "The greatest value is below the least." }] : faults;
}

function findWordFaults({ oneOf = [] }: PolicyRule, { choices }: FactRow & { kind: "word" }): Fault[] {
  const strange = oneOf.filter((one) => choices && !choices.includes(one));
  if (strange.length === 0 || !choices) return [];
  const message = `There is no ${strange.map((one) => `“${one}”`).join(" or ")} here; there are ${choices.join(", ")}.`;
  return [{ path: "oneOf", message }];
}

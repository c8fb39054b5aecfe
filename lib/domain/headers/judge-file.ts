import { formatLabels, formats } from "../formats.ts";
import { evaluatePolicy } from "../policy/evaluate.ts";
import type { Breach, Policy } from "../policy/policy.ts";
import { toSizeWords } from "../sizes.ts";
import { toSpokenTime } from "../timecode.ts";
import type { UploadFault } from "../upload-queue.ts";
import { type HeaderReading, toHeaderFacts } from "./header.ts";

/** What a server takes, as far as a file can be held to it before it is sent. */
export type FileLimits = {
  maxUploadBytes: number;
  maxDurationSeconds: number;
  formats: readonly { id: string }[];
};

type Rules = { limits: FileLimits | null; policy: Policy | null };

/** Why a file of this size is refused for certain, with what to do; null where it is not. */
export function refuseSize(sizeBytes: number, limits: FileLimits | null): UploadFault | null {
  if (sizeBytes === 0) {
    return refusal("empty", "it is empty: it has no bytes at all. Add the original again.");
  }
  if (!limits || sizeBytes <= limits.maxUploadBytes) return null;
  const [is, most] = [toSizeWords(sizeBytes), toSizeWords(limits.maxUploadBytes)];
  return refusal("tooLarge", `it has ${is}, and this server takes up to ${most}. Cut it into parts, or compress it.`);
}

/**
 * Why what was read of a file refuses it for certain; null where it does not. A duration that a header only claims refuses
 * nothing, and where a server takes formats that we do not know, or does not say, neither do the bytes.
 */
export function refuseHeader({ isMedia, header }: HeaderReading, limits: FileLimits | null): UploadFault | null {
  if (!limits) return null;
  if (!isMedia && limits.formats.every(isKnown)) {
    const labels = formatLabels();
    const choice = `${labels.slice(0, -1).join(", ")} or ${labels.at(-1)}`;
    return refusal("unrecognised", `it is not an audio or video file that we know, whatever its name. Use ${choice}.`);
  }
  const { durationSeconds = 0, isCounted = false } = header ?? {};
  if (!isCounted || durationSeconds <= limits.maxDurationSeconds) return null;
  return refusal("tooLong", `it lasts ${toTooLong(durationSeconds, limits)} Cut it into parts.`);
}

/** What the header claims that would have a file refused, and what the policy of the space only warns of: sentences. */
export function weighHeader(
  { header }: HeaderReading,
  sizeBytes: number,
  { limits, policy }: Rules,
): { refusals: string[]; warnings: string[] } {
  const { durationSeconds = 0 } = header ?? {};
  const isTooLong = limits !== null && durationSeconds > limits.maxDurationSeconds;
  const claim =
    isTooLong && `This will be refused if its header is right: it says ${toTooLong(durationSeconds, limits)}`;
  const { reasons } = policy ? evaluatePolicy(policy, toHeaderFacts(header, sizeBytes)) : { reasons: [] };
  const sentencesOf = (breach: Breach) =>
    reasons.filter(({ decision }) => decision === breach).map(({ sentence }) => sentence);
  return {
    refusals: [claim, because("The policy of this space will refuse this", sentencesOf("refuse"))].filter(isSaid),
    warnings: [because("The policy of this space will warn of this", sentencesOf("warn"))].filter(isSaid),
  };
}

function toTooLong(seconds: number, { maxDurationSeconds }: FileLimits): string {
  const [is, most] = [toSpokenTime(seconds), toSpokenTime(maxDurationSeconds)];
  return `${is}, which is longer than ${most}, the most that this server accepts.`;
}

/** One sentence of the first reason, and the others after it. */
function because(what: string, [first, ...others]: readonly string[]): string | false {
  if (first === undefined) return false;
  return [`${what} because ${first.charAt(0).toLowerCase()}${first.slice(1)}`, ...others].join(" ");
}

function refusal(code: string, why: string): UploadFault {
  return { code, detail: `This will be refused because ${why}` };
}

function isKnown({ id }: { id: string }): boolean {
  return formats.some((format) => format.id === id);
}

function isSaid(sentence: string | false): sentence is string {
  return sentence !== false;
}

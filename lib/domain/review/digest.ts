import type { Finding, FindingKind } from "../findings/finding.ts";
import { toTimecode } from "../timecode.ts";
import { toPercent } from "./hearing.ts";

/** What is known of an audio before one decides; each is null where the server does not know. */
export type Known = {
  findings: readonly Finding[] | null;
  openComments: number | null;
  /** How much of it the reader has heard, 0..1. */
  share: number | null;
};

/**
 * An audio in a sentence, for ears and eyes alike: `3 clipped moments, first at 0:12; silent 0:40–0:45; 2 open comments; you
 * have heard 62 %.` Findings as the first of each kind stands in time; empty where nothing is known.
 */
export function toDigest({ findings, openComments, share }: Known): string {
  const parts = [
    ...(findings === null ? [] : toFindingParts(findings)),
    ...(openComments === null || openComments === 0 ? [] : [counted(openComments, "open comment")]),
    ...(share === null ? [] : [toShareWords(share)]),
  ];
  const text = parts.join("; ");
  return text && `${text[0]?.toUpperCase()}${text.slice(1)}.`;
}

type Words = (one: Finding, all: readonly Finding[]) => string;

const WORDS: Record<FindingKind, Words> = {
  clipping: places("clipped moment"),
  dropout: places("dropout"),
  levelJump: places("jump in level", "jumps in level"),
  longSilence: (one, all) => (all.length === 1 ? `silent ${toStretch(one)}` : places("long silence")(one, all)),
  hum: throughout("mains hum"),
  phaseInversion: throughout("inverted phase"),
  deadChannel: (_one, all) => counted(all.length, "dead channel"),
  dcOffset: () => "off the zero line",
  cutStart: () => "its start is cut off",
  cutEnd: () => "its end is cut off",
  tooQuiet: () => "very quiet",
  noVoice: () => "hardly any voice",
  bandLimited: () => "limited bandwidth",
};

function toFindingParts(findings: readonly Finding[]): string[] {
  if (findings.length === 0) return ["nothing was found"];
  const kinds = new Map<FindingKind, Finding[]>();
  for (const finding of findings) kinds.set(finding.kind, [...(kinds.get(finding.kind) ?? []), finding]);
  return [...kinds.values()].map((all) => {
    const [first] = all as [Finding];
    return WORDS[first.kind](first, all);
  });
}

function toShareWords(share: number): string {
  return share > 0 ? `you have heard ${toPercent(share)}` : "you have heard nothing of it yet";
}

/** So many places of a kind, and where the first is. */
function places(noun: string, plural?: string): Words {
  return (one, all) => {
    if (all.length === 1) return `${counted(1, noun)} at ${toMoment(one.from)}`;
    return `${counted(all.length, noun, plural)}, first at ${toMoment(one.from)}`;
  };
}

/** Something that lasts, and from when. */
function throughout(noun: string): Words {
  return (one, all) => (all.length === 1 ? `${noun} ${toStretch(one)}` : `${noun}, first at ${toMoment(one.from)}`);
}

function toStretch({ from, to }: Finding): string {
  return `${toMoment(from)}–${toMoment(to)}`;
}

/** To the second: nobody listens to tenths. */
function toMoment(seconds: number): string {
  return toTimecode(seconds).replace(/\.\d$/, "");
}

function counted(count: number, noun: string, plural = `${noun}s`): string {
  return `${count} ${count === 1 ? noun : plural}`;
}

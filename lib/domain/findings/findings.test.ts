import { describe, expect, it } from "vitest";
import { tone } from "../../../fixtures/audio-signal.ts";
import { CODECS } from "../../../fixtures/defects/codecs.ts";
import { DEFECTS, type Speaker } from "../../../fixtures/defects/defects.ts";
import { SPEAKERS } from "../../../fixtures/defects/speakers.ts";
import { tryDefect } from "../../../fixtures/defects/trial.ts";
import { cut, measurePieces } from "../../../fixtures/measured.ts";
import { findFaults } from "./find-faults.ts";
import type { Finding } from "./finding.ts";
import { noVoiceFinding } from "./no-voice.ts";

const RATE = 48_000;

function find(planes: Float32Array[], sampleRateHz = RATE): Finding[] {
  const found = measurePieces({ sampleRateHz, weights: planes.map(() => 1) }, cut(planes));
  return findFaults({ ...found, durationSeconds: (planes[0]?.length ?? 0) / sampleRateHz });
}

const kindsOf = (findings: Finding[]) => [...new Set(findings.map(({ kind }) => kind))];

/** All voices, severities and codecs are in `findings.long.test.ts`. */
describe.each(DEFECTS.map((defect, place) => [defect.kind, defect, place] as const))("%s", (_kind, defect, place) => {
  const speaker = SPEAKERS[1] as Speaker;
  const codecOf = (turn: number) => CODECS[(place + turn) % CODECS.length] as (typeof CODECS)[number];

  it.each([
    [defect.magnitudes[0], codecOf(1)],
    [defect.magnitudes[4], codecOf(2)],
  ])(`is found, and where it is, at %d ${defect.unit}`, (magnitude, codec) => {
    const { outcome, others } = tryDefect(defect, { speaker, magnitude, codec });
    expect([outcome, kindsOf(others)]).toEqual(["found", []]);
  });

  it(`is none at ${defect.harmless} ${defect.unit}`, () => {
    const { outcome } = tryDefect(defect, { speaker, magnitude: defect.harmless, codec: codecOf(1) });
    expect(["missed", "gone"]).toContain(outcome);
  });
});

describe("findings", () => {
  it.each([1, 2, 8])("of silence on %i channels say that, and nothing of voices or holes", (channels) => {
    const silent = Array.from({ length: channels }, () => new Float32Array(8 * RATE));
    expect(kindsOf(find(silent)).filter((kind) => kind !== "tooQuiet" && kind !== "longSilence")).toEqual([]);
  });

  it.each([4000, 44_100, 384_000])("stand on next to nothing at %i Hz", (sampleRateHz) => {
    for (const frames of [0, 1, Math.round(sampleRateHz / 20)]) {
      expect(() => find([tone(440, frames, sampleRateHz)], sampleRateHz)).not.toThrow();
    }
  });

  it("do not take a tone at full scale for clipping", () => {
    expect(kindsOf(find([tone(440, 4 * RATE, RATE, 1)]))).not.toContain("clipping");
  });

  it("have a place, a figure and a sentence each", () => {
    const loud = tone(440, 4 * RATE, RATE, 3).map((sample) => Math.max(-1, Math.min(1, sample)));
    const [clipping] = find([loud]).filter(({ kind }) => kind === "clipping");
    expect(clipping).toMatchObject({ severity: "high", sentence: expect.stringMatching(/^[A-Z].*\.$/) });
    expect(clipping?.from).toBeLessThan(0.1);
    expect(clipping?.to).toBeGreaterThan(3.9);
  });

  it("miss a voice where none was heard", () => {
    expect(noVoiceFinding(0, 10)).toMatchObject({ kind: "noVoice", from: 0, to: 10 });
    expect(noVoiceFinding(8, 10)).toBeNull();
  });
});

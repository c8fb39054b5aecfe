import { describe, expect, it } from "vitest";
import { cleanSet } from "../../../fixtures/defects/clean.ts";
import { CODECS } from "../../../fixtures/defects/codecs.ts";
import { DEFECTS } from "../../../fixtures/defects/defects.ts";
import { SPEAKERS } from "../../../fixtures/defects/speakers.ts";
import { toFaultLines, toTable } from "../../../fixtures/defects/table.ts";
import { type Trial, tryClean, tryDefect } from "../../../fixtures/defects/trial.ts";
import { tryVoiceless, VOICELESS, VOICELESS_SECONDS } from "../../../fixtures/defects/voiceless.ts";

const TIMEOUT = { timeout: 600_000 };

describe("every kind of defect, five times as bad, in three voices and through four codecs", () => {
  it.each(DEFECTS)("$kind is found, where it is, and nothing else is", TIMEOUT, (defect) => {
    const trials = CODECS.flatMap((codec) =>
      SPEAKERS.flatMap((speaker) =>
        defect.magnitudes.map((magnitude) => tryDefect(defect, { speaker, magnitude, codec })),
      ),
    );
    console.log(toTable(trials));
    expect(toFaultLines(trials)).toEqual([]);
    expect(trials).toHaveLength(60);
  });

  it.each(DEFECTS)("$kind is not found where there is next to nothing of it", TIMEOUT, (defect) => {
    const magnitude = defect.harmless;
    const outcomes = CODECS.flatMap((codec) =>
      SPEAKERS.map((speaker) => tryDefect(defect, { speaker, magnitude, codec }).outcome),
    );
    expect(outcomes.filter((outcome) => outcome === "found" || outcome === "misplaced")).toEqual([]);
  });

  it("noVoice is found of noise, of a tone and of music", TIMEOUT, async () => {
    const trials: Trial[] = [];
    for (const codec of CODECS) {
      for (const { name, make } of VOICELESS) {
        for (const seconds of VOICELESS_SECONDS) {
          trials.push(await tryVoiceless(`${name}, ${seconds} s`, make(seconds), codec));
        }
      }
    }
    console.log(toTable(trials));
    expect(toFaultLines(trials)).toEqual([]);
  });
});

it("of recordings with nothing wrong at most one in a hundred is blamed", TIMEOUT, () => {
  const trials = cleanSet().map(tryClean);
  console.log(toTable(trials));
  expect(trials.length).toBeGreaterThanOrEqual(200);
  expect(toFaultLines(trials).length).toBeLessThanOrEqual(trials.length / 100);
});

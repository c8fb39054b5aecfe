import { afterAll, describe, expect, it } from "vitest";
import { cleanSet } from "../../../fixtures/defects/clean.ts";
import { CODECS, hearThrough } from "../../../fixtures/defects/codecs.ts";
import { DEFECTS } from "../../../fixtures/defects/defects.ts";
import { SPEAKERS } from "../../../fixtures/defects/speakers.ts";
import { tryDefect } from "../../../fixtures/defects/trial.ts";
import { findFaults } from "./find-faults.ts";

const table: string[] = [];
afterAll(() => console.log(`\n${table.join("\n")}\n`));

/** Opus filters away what lies under the voice: what it gives back has no offset that could be found. */
const TAKEN_AWAY = new Set(["dcOffset opus"]);

describe.each(DEFECTS.map((defect) => [defect.kind, defect] as const))("%s", (kind, defect) => {
  it.each(CODECS.map((codec) => [codec.name, codec] as const))(
    "is found five times as bad in three voices: %s",
    (name, codec) => {
      const trials = SPEAKERS.flatMap((speaker) =>
        defect.magnitudes.map((magnitude) => tryDefect(defect, { speaker, magnitude, codec })),
      );
      const missed = trials.filter(({ outcome }) => outcome !== "found");
      const others = trials.filter((trial) => trial.others.length > 0);
      table.push(
        `${kind.padEnd(16)}${name.padEnd(6)}found ${trials.length - missed.length}/${trials.length}, others ${others.length}`,
      );
      if (TAKEN_AWAY.has(`${kind} ${name}`)) return;
      expect(missed.map(({ what, outcome }) => `${what}: ${outcome}`)).toEqual([]);
      for (const speaker of SPEAKERS) {
        expect(tryDefect(defect, { speaker, magnitude: defect.harmless, codec }).outcome).toBe("missed");
      }
    },
  );
});

it("raises hardly anything on recordings with nothing wrong", () => {
  const set = cleanSet();
  const wrong = set.flatMap(({ what, codec, make }) => {
    const findings = findFaults(hearThrough(codec, make()));
    return findings.length > 0 ? [`${codec.name} ${what}: ${findings.map(({ sentence }) => sentence).join(" ")}`] : [];
  });
  table.push(`clean: ${wrong.length} of ${set.length} with a finding`, ...wrong);
  expect(set.length).toBeGreaterThanOrEqual(200);
  expect(wrong.length).toBeLessThanOrEqual(set.length * 0.01);
}, 600_000);

import { describe, expect, it } from "vitest";
import { amplified, hiss, mixed } from "../../../fixtures/defects/mix.ts";
import { SPEAKERS } from "../../../fixtures/defects/speakers.ts";
import { toPeak } from "../../../fixtures/defects/voices.ts";
import { cut, measurePieces } from "../../../fixtures/measured.ts";
import { findFaults } from "./find-faults.ts";
import type { Finding } from "./finding.ts";

const RATE = 16_000;
const [man, woman, child] = SPEAKERS.map((speaker) => speaker.speak(8, RATE)) as [
  Float32Array,
  Float32Array,
  Float32Array,
];

function find(planes: readonly Float32Array[]): Finding[] {
  const measured = measurePieces({ sampleRateHz: RATE, weights: planes.map(() => 1) }, cut(planes));
  return findFaults({ ...measured, durationSeconds: (planes[0]?.length ?? 0) / RATE });
}

const inRoom = (samples: Float32Array) => mixed(samples, hiss(samples.length, -60));
const silence = new Float32Array(8 * RATE);

describe("nothing is wrong", () => {
  it.each([
    ["with speech whose highest peak is full scale", [toPeak(man, 1)]],
    ["with a low voice, which lies where hum does", [inRoom(man)]],
    ["with the pauses of a synthesiser, which are digital silence", [woman]],
    ["with two channels of which both are silent between the words", [child, child]],
    ["with two people on channels of their own, who take turns", [inTurn(man, 0), inTurn(woman, 1)]],
  ])("%s", (_what, planes) => expect(find(planes)).toEqual([]));
});

/** Speech in every other two seconds, with soft edges. */
function inTurn(samples: Float32Array, turn: number): Float32Array {
  return samples.map((sample, frame) => {
    const place = frame / RATE / 2 + turn;
    const edge = Math.min(place % 1, 1 - (place % 1));
    return Math.floor(place) % 2 === 0 ? sample * Math.min(1, 10 * edge) : 0;
  });
}

describe("in words", () => {
  it("tells when, where and how much of a clipped peak", () => {
    const loud = toPeak(woman, 0.6);
    for (let at = 2; at < 2.3; at += 0.02) loud.fill(1, at * RATE, at * RATE + 8);
    const found = find([inRoom(woman).map((sample) => sample / 2), loud]).filter(({ kind }) => kind === "clipping");
    expect(found).toMatchObject([{ channel: 1, severity: "medium", from: 2, to: 2.29 }]);
    expect(found[0]?.sentence).toBe("Clipped from 0:02.0 to 0:02.2 on the right channel: 120 samples at full scale.");
  });

  it("tells of a hole on one channel, with its length", () => {
    const [left, right] = [inRoom(woman), inRoom(woman)];
    const at = loudestAt(woman);
    right.fill(0, at, at + 0.2 * RATE);
    expect(find([left, right])).toMatchObject([{ kind: "dropout", channel: 1, from: expect.closeTo(at / RATE, 1) }]);
  });

  it.each([
    ["right channel", [woman, silence]],
    ["channel 3", [woman, woman, silence, woman, woman, woman, woman, woman]],
  ])("says of a dead channel that it is the %s", (name, planes) => {
    expect(find(planes).map(({ sentence }) => sentence)).toEqual([`The ${name} is silent throughout.`]);
  });

  it("says that the channels cancel", () => {
    const [finding] = find([woman, amplified(woman, 0).map((sample) => -sample)]);
    expect(finding?.sentence).toContain("their correlation is −1.00, and in mono they cancel.");
  });

  it("says of silence that there is no sound, and nothing else", () => {
    expect(find([silence, silence]).map(({ sentence }) => sentence)).toEqual([
      "There is no sound loud enough to be measured.",
    ]);
  });
});

/** The frame from which on the sound is the loudest for 0.6 s, and 0.2 s later. */
function loudestAt(samples: Float32Array): number {
  const span = 0.6 * RATE;
  const quietest = (from: number) => {
    let least = Number.POSITIVE_INFINITY;
    for (let at = from; at < from + span; at += RATE / 50) {
      least = Math.min(least, Math.max(...samples.subarray(at, at + RATE / 50)));
    }
    return least;
  };
  let best = 0;
  for (let from = 0; from + span < samples.length; from += RATE / 50) if (quietest(from) > quietest(best)) best = from;
  return best + 0.2 * RATE;
}

import { describe, expect, it } from "vitest";
import { toMono } from "./voice-mono.ts";

const SINE = Array.from({ length: 100 }, (_, i) => Math.round(10_000 * Math.sin(i / 5)));

function mixed(left: number[], right: number[]): number[] {
  const mono = new Float32Array(left.length);
  toMono(Int16Array.from(left.flatMap((sample, i) => [sample, right[i] as number])), 2, mono);
  return [...mono].map((sample) => Math.round(sample * 32_768));
}

describe("mixing for the detector", () => {
  it("leaves one channel as it is", () => {
    const mono = new Float32Array(3);
    toMono(Int16Array.of(-32_768, 0, 16_384), 1, mono);
    expect([...mono]).toEqual([-1, 0, 0.5]);
  });

  it.each([
    { what: "the same on both", right: SINE, share: 1 },
    { what: "the second silent", right: SINE.map(() => 0), share: 0.5 },
    { what: "the second upside down", right: SINE.map((sample) => -sample), share: 1 },
    { what: "the second quiet and upside down", right: SINE.map((sample) => Math.round(-sample / 2)), share: 0.75 },
  ])("keeps what is on two channels, $what", ({ right, share }) => {
    mixed(SINE, right).forEach((sample, i) => {
      expect(Math.abs(sample - share * (SINE[i] as number))).toBeLessThanOrEqual(1);
    });
  });
});

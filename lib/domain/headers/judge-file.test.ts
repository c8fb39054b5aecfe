import { describe, expect, it } from "vitest";
import { formats } from "../formats.ts";
import type { Policy } from "../policy/policy.ts";
import type { FileHeader } from "./header.ts";
import { refuseHeader, refuseSize, weighHeader } from "./judge-file.ts";

const limits = { maxUploadBytes: 2 ** 20, maxDurationSeconds: 3600, formats };
const noMedia = { isMedia: false, header: null };
const lasting = (durationSeconds: number, isCounted: boolean) => ({
  isMedia: true,
  header: { container: "wav", durationSeconds, isCounted } satisfies FileHeader,
});

describe("a size", () => {
  it.each([
    [0, limits, "empty"],
    [0, null, "empty"],
    [1, limits, null],
    [2 ** 20, limits, null],
    [2 ** 20 + 1, limits, "tooLarge"],
    [2 ** 40, null, null],
  ])("of %d bytes", (sizeBytes, known, code) => {
    expect(refuseSize(sizeBytes, known)?.code ?? null).toBe(code);
  });

  it("that is too large is told beside the limit, with what to do", () => {
    expect(refuseSize(3 * 2 ** 20, limits)?.detail).toBe(
      "This will be refused because it has 3 MiB, and this server takes up to 1 MiB. Cut it into parts, or compress it.",
    );
  });
});

describe("a header", () => {
  it("of no format of the table is refused", () => {
    expect(refuseHeader(noMedia, limits)).toMatchObject({ code: "unrecognised" });
    expect(refuseHeader(noMedia, limits)?.detail).toMatch(/not an audio or video file that we know.* WMA or AVI\.$/);
  });

  it("is left to a server that takes what we do not know, or does not say what it takes", () => {
    expect(refuseHeader(noMedia, { ...limits, formats: [...formats, { id: "dsf" }] })).toBeNull();
    expect(refuseHeader(noMedia, null)).toBeNull();
  });

  it("refuses by a duration that was counted, and by no claim", () => {
    expect(refuseHeader(lasting(3601, true), limits)?.detail).toBe(
      "This will be refused because it lasts 1 hour 1 second, which is longer than 1 hour, the most that this server " +
        "accepts. Cut it into parts.",
    );
    expect(refuseHeader(lasting(3600, true), limits)).toBeNull();
    expect(refuseHeader(lasting(3601, false), limits)).toBeNull();
    expect(weighHeader(lasting(3601, false), 1, { limits, policy: null }).refusals).toEqual([
      "This will be refused if its header is right: it says 1 hour 1 second, which is longer than 1 hour, the most " +
        "that this server accepts.",
    ]);
  });
});

describe("a policy", () => {
  const policy: Policy = {
    rules: [
      { fact: "sampleRateHz", min: 16_000, decision: "refuse" },
      { fact: "channels", max: 1, decision: "warn" },
      { fact: "voiceSeconds", min: 4.5, decision: "refuse" },
      { fact: "durationSeconds", max: 120, decision: "refuse" },
    ],
  };
  const weigh = (header: FileHeader | null) => weighHeader({ isMedia: true, header }, 1000, { limits, policy });

  it("is asked as far as the header tells, and says its reasons in one go", () => {
    const header: FileHeader = { container: "wav", sampleRateHz: 8000, channels: 2, durationSeconds: 300 };
    expect(weigh(header)).toEqual({
      refusals: [
        "The policy of this space will refuse this because the sample rate is 8,000 Hz; the policy wants at least " +
          "16,000 Hz. The duration is 300 s; the policy takes at most 120 s.",
      ],
      warnings: [
        "The policy of this space will warn of this because the number of channels is 2; the policy takes at most 1.",
      ],
    });
  });

  it.each([
    ["nothing is known", null],
    ["what it asks is not known", { container: "wma" } as const],
    ["all is well", { container: "wav", sampleRateHz: 16_000, channels: 1, durationSeconds: 3 } as const],
  ])("says nothing where %s", (_name, header) => {
    expect(weigh(header)).toEqual({ refusals: [], warnings: [] });
  });
});

"use client";

import { type MeasureTerm, measureTerms } from "@/components/audios/measure-terms";
import { Tip } from "@/components/audios/tip";

/** The name of a measure, which tells what it means to whoever asks by mouse, keys or touch. */
export function Explained({ term }: { term: MeasureTerm }) {
  const { name, words } = measureTerms[term];
  return (
    <Tip words={words}>
      <button
        type="button"
        className="cursor-help rounded-sm text-left underline decoration-dotted decoration-input underline-offset-4"
      >
        {name}
      </button>
    </Tip>
  );
}

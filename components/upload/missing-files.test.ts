import { expect, it } from "vitest";
import { entryOf } from "./entry-fakes";
import { matchFiles, toOtherFileWords, toStrangersWords } from "./missing-files";

const missing = (id: string, name: string, sizeBytes: number) => entryOf({ id, name, sizeBytes, stage: "missing" });
const file = (name: string, size: number) => ({ name, size });

it.each([
  ["the same name and size", [file("a.wav", 10)], "1=a.wav", 0],
  ["another size", [file("a.wav", 11)], "", 1],
  ["another name", [file("b.wav", 10)], "", 1],
  ["two of a name, one entry", [file("c.wav", 5), file("c.wav", 5)], "3=c.wav", 1],
  ["several at once", [file("b.wav", 20), file("a.wav", 10)], "2=b.wav 1=a.wav", 0],
])("gives chosen files to the entries that miss them: %s", (_, files, pairs, strangers) => {
  const entries = [missing("1", "a.wav", 10), missing("2", "b.wav", 20), missing("3", "c.wav", 5)];
  const matches = matchFiles(files, entries);
  expect(matches.found.map((match) => `${match.entry.id}=${match.file.name}`).join(" ")).toBe(pairs);
  expect(matches.strangers).toHaveLength(strangers);
});

it.each([
  ["another name", 10, file("b.wav", 10), "That file is called b.wav. Choose a.wav."],
  ["another size", 10, file("a.wav", 5000), "That file has 4.9 KiB, and this upload began with 10 B"],
  [
    "a size that looks the same",
    2_000_000,
    file("a.wav", 2_000_001),
    "has 2,000,001 bytes, and this upload began with 2,000,000",
  ],
])("says why a file is not the one: %s", (_, sizeBytes, chosen, words) => {
  expect(toOtherFileWords(chosen, missing("1", "a.wav", sizeBytes))).toContain(words);
});

it("says which of many files nobody wanted", () => {
  expect(toStrangersWords([])).toBeNull();
  expect(toStrangersWords([file("a.wav", 1)])).toContain("a.wav was not taken");
  expect(toStrangersWords([file("a.wav", 1), file("b.wav", 1)])).toContain("2 files were not taken");
});

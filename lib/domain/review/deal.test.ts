import { describe, expect, it } from "vitest";
import { type Card, deal, type Hand } from "./deal.ts";

const cards = (count: number, decided: Record<number, string[]> = {}): Card[] =>
  Array.from({ length: count }, (_, index) => ({ id: String(index), decidedBy: new Set(decided[index] ?? []) }));
const hands = (open: Record<string, number>): Hand[] => Object.entries(open).map(([id, open]) => ({ id, open }));
const dealt = (to: Record<string, number>, count: number, decided?: Record<number, string[]>) =>
  deal(cards(count, decided), hands(to))
    .map(({ hand }) => hand)
    .join("");

describe("audios are dealt", () => {
  it.each<[string, Record<string, number>, number, string]>([
    ["in turn, the first named first", { a: 0, b: 0, c: 0 }, 7, "abcabca"],
    ["to whoever has less to do, until all have as much", { a: 3, b: 0, c: 1 }, 7, "bbcbcab"],
    ["all to the only one", { a: 9 }, 3, "aaa"],
    ["to nobody where there is nobody", {}, 3, ""],
    ["not at all where there are none", { a: 0 }, 0, ""],
  ])("%s", (_name, to, count, expected) => {
    expect(dealt(to, count)).toBe(expected);
  });

  it("to those who have not decided on them, even where that is uneven", () => {
    expect(dealt({ a: 0, b: 0 }, 4, { 0: ["a"], 1: ["a"], 2: ["a"] })).toBe("bbba");
  });

  it("to anybody where everybody has decided", () => {
    expect(dealt({ a: 0, b: 0 }, 2, { 0: ["a", "b"], 1: ["a", "b"] })).toBe("ab");
  });

  it("each to somebody, in their own order", () => {
    expect(deal(cards(2), hands({ a: 0, b: 0 }))).toEqual([
      { card: "0", hand: "a" },
      { card: "1", hand: "b" },
    ]);
  });
});

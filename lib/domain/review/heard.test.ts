import { expect, it } from "vitest";
import { randomNumbers } from "../../../fixtures/many-audios.ts";
import { addPlayed, condense, coveredMs, merge, type Played, shareOf, subtract } from "./heard.ts";

it.each<[string, Played[], Played[]]>([
  ["one alone", [[0, 10, 1]], [[0, 10, 1]]],
  [
    "two that meet",
    [
      [0, 10, 1],
      [10, 20, 1],
    ],
    [[0, 20, 1]],
  ],
  [
    "two that meet at other speeds",
    [
      [0, 10, 1],
      [10, 20, 2],
    ],
    [
      [0, 10, 1],
      [10, 20, 2],
    ],
  ],
  [
    "two apart",
    [
      [20, 30, 1],
      [0, 10, 1],
    ],
    [
      [0, 10, 1],
      [20, 30, 1],
    ],
  ],
  [
    "a slower one over a faster",
    [
      [0, 30, 2],
      [10, 20, 1],
    ],
    [
      [0, 10, 2],
      [10, 20, 1],
      [20, 30, 2],
    ],
  ],
  [
    "a faster one over a slower",
    [
      [10, 20, 1],
      [0, 30, 2],
    ],
    [
      [0, 10, 2],
      [10, 20, 1],
      [20, 30, 2],
    ],
  ],
  [
    "one over two and the gap between",
    [
      [0, 10, 1],
      [20, 30, 1],
      [5, 25, 1],
    ],
    [[0, 30, 1]],
  ],
  [
    "the same again",
    [
      [0, 10, 1],
      [0, 10, 1],
    ],
    [[0, 10, 1]],
  ],
])("adds %s", (_name, added, expected) => {
  expect(added.reduce<Played[]>(addPlayed, [])).toEqual(expected);
});

it("keeps of every millisecond whether it was played, and its slowest speed (seeded)", () => {
  const random = randomNumbers(5);
  const slowest = new Array<number>(200).fill(Number.POSITIVE_INFINITY);
  let pieces: Played[] = [];
  for (let round = 0; round < 300; round += 1) {
    const from = Math.floor(random() * 190);
    const to = from + 1 + Math.floor(random() * 9);
    const rate = [0.5, 1, 2][Math.floor(random() * 3)] as number;
    pieces = addPlayed(pieces, [from, to, rate]);
    for (let at = from; at < to; at += 1) slowest[at] = Math.min(slowest[at] as number, rate);
    const kept = new Array<number>(200).fill(Number.POSITIVE_INFINITY);
    for (const [start, end, speed] of pieces) kept.fill(speed, start, end);
    expect(kept).toEqual(slowest);
    expect(coveredMs([0, 200], pieces)).toBe(slowest.filter(Number.isFinite).length);
  }
});

it("keeps fewer pieces where there are too many, and none slower than it was", () => {
  const pieces: Played[] = [
    [0, 10, 1],
    [10, 20, 2],
    [20, 30, 0.5],
    [40, 50, 1],
  ];
  expect(condense(pieces, 4)).toEqual(pieces);
  expect(condense(pieces, 3)).toEqual([
    [0, 30, 2],
    [40, 50, 1],
  ]);
});

it.each<[string, [number, number][], [number, number][]]>([
  ["nothing taken", [], [[0, 100]]],
  ["all taken", [[-5, 105]], []],
  [
    "the start and the end taken",
    [
      [0, 10],
      [90, 100],
    ],
    [[10, 90]],
  ],
  [
    "the middle taken twice",
    [
      [40, 60],
      [50, 70],
    ],
    [
      [0, 40],
      [70, 100],
    ],
  ],
  [
    "what lies elsewhere",
    [
      [100, 200],
      [-10, 0],
    ],
    [[0, 100]],
  ],
])("knows what is left with %s", (_name, taken, left) => {
  expect(subtract([0, 100], taken)).toEqual(left);
});

it("merges what meets, and tells a share", () => {
  expect(
    merge([
      [10, 20],
      [0, 10],
      [15, 18],
      [30, 40],
    ]),
  ).toEqual([
    [0, 20],
    [30, 40],
  ]);
  expect(
    shareOf(200, [
      [0, 50],
      [25, 75],
      [190, 300],
    ]),
  ).toBe(0.425);
  expect(shareOf(0, [])).toBe(0);
});

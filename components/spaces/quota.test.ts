import { expect, it } from "vitest";
import type { Totals } from "@/lib/contract/space";
import { isNearlyFull, toQuotaUses, toQuotaWords } from "./quota";

const totals = { bytes: 8 * 2 ** 30, duration: "PT32760.000S" } as Totals;

it("tells how much of each quota is used, in words", () => {
  expect(toQuotaUses({ totals }, { bytes: 10 * 2 ** 30, hours: 100 })).toEqual([
    { name: "Storage", ratio: 0.8, used: "8 GiB", most: "10 GiB" },
    { name: "Hours", ratio: 0.091, used: "9.1 h", most: "100 h" },
  ]);
});

it.each([
  ["no quota", { totals }, { bytes: null, hours: null }],
  ["an unknown content", { totals: null }, { bytes: 1, hours: 1 }],
])("says nothing for %s", (_case, space, quota) => {
  expect(toQuotaUses(space, quota)).toEqual([]);
});

it.each([
  [0.799, false, "79 % of 10 GiB used"],
  [0.8, true, "80 % of 10 GiB used"],
  [0.9999, true, "99 % of 10 GiB used"],
  [1.2, true, "120 % of 10 GiB used"],
])("at %d warns: %s", (ratio, warns, words) => {
  const use = { name: "Storage", ratio, used: "", most: "10 GiB" } as const;
  expect([isNearlyFull(use), toQuotaWords(use)]).toEqual([warns, words]);
});

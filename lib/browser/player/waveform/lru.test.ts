import { describe, expect, it } from "vitest";
import { createLru } from "./lru.ts";

const lengths = () => createLru<string>(10, (value) => value.length);

describe("what was used last", () => {
  it("is kept as long as all together fit", () => {
    const cache = lengths();
    cache.put("a", "aaaa");
    cache.put("b", "bbbb");
    expect([cache.find("a"), cache.find("b")]).toEqual(["aaaa", "bbbb"]);
    cache.put("c", "cccc");
    expect([cache.has("a"), cache.has("b"), cache.has("c")]).toEqual([false, true, true]);
  });

  it("is what was found last, not what came last", () => {
    const cache = lengths();
    cache.put("a", "aaaa");
    cache.put("b", "bbbb");
    cache.find("a");
    cache.put("c", "cccc");
    expect([cache.has("a"), cache.has("b")]).toEqual([true, false]);
  });

  it("counts once what is put twice", () => {
    const cache = lengths();
    cache.put("a", "aaaaaaaa");
    cache.put("a", "aa");
    cache.put("b", "bbbbbbbb");
    expect([cache.find("a"), cache.find("b")]).toEqual(["aa", "bbbbbbbb"]);
  });

  it("is kept even where it alone is too large", () => {
    const cache = lengths();
    cache.put("a", "a");
    cache.put("b", "b".repeat(99));
    expect([cache.has("a"), cache.has("b")]).toEqual([false, true]);
  });
});

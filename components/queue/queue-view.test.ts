import { describe, expect, it } from "vitest";
import {
  isNarrowedQueue,
  parseQueueOf,
  parseQueueView,
  toQueueFilter,
  toQueueHref,
  toQueueListQuery,
  toStepHref,
  usualQueue,
} from "@/components/queue/queue-view";

const place = { owner: "ada", space: "main" };

describe("a view of the queues", () => {
  it.each<[string, Record<string, string | string[]>, object]>([
    ["nothing", {}, usualQueue],
    ["a queue", { queue: "disputed" }, { ...usualQueue, queue: "disputed" }],
    ["what is no queue", { queue: "toString", sort: "name", page: "0" }, usualQueue],
    ["the first of several", { queue: ["unassigned", "mine"] }, { ...usualQueue, queue: "unassigned" }],
    [
      "an assignee where one is left open",
      { queue: "undecided", assignee: "bob" },
      { ...usualQueue, queue: "undecided", assignee: "bob" },
    ],
    ["an assignee where the queue says who", { queue: "mine", assignee: "bob" }, usualQueue],
    [
      "what is no handle",
      { queue: "undecided", assignee: "Bob!", identity: "A B" },
      { ...usualQueue, queue: "undecided" },
    ],
    ["an order and a page", { sort: "-createdAt", page: "3" }, { ...usualQueue, sort: "-createdAt", page: 3 }],
  ])("is read from %s", (_name, params, expected) => expect(parseQueueView(params)).toEqual(expected));

  it("has an address that leads back to it", () => {
    const view = {
      queue: "undecided",
      search: "a&b",
      assignee: "bob",
      identity: "eve",
      batch: "b_1",
      sort: "-createdAt",
      page: 2,
    } as const;
    const href = toQueueHref(place, view, { page: 2 });
    expect(href.startsWith("/ada/main/review?queue=undecided&search=a%26b&")).toBe(true);
    expect(parseQueueView(Object.fromEntries(new URL(href, "http://localhost").searchParams))).toEqual(view);
    expect(toQueueHref(place, view, { queue: "mine" })).not.toContain("page");
  });

  it("stands in the address of an audio without its page, and only where it is named", () => {
    expect(toStepHref({ ...place, audio: "x1" }, { ...usualQueue, page: 4 })).toBe("/ada/main/audios/x1?queue=mine");
    expect(parseQueueOf({})).toBeNull();
    expect(parseQueueOf({ queue: "mine", page: "4" })).toEqual(usualQueue);
  });

  it.each([
    ["mine", { assignee: "me" }],
    ["unassigned", { assignee: "none", outcome: "undecided", decided: "notme" }],
    ["disputed", { outcome: "disputed" }],
    ["undecided", { outcome: "undecided" }],
  ] as const)("asks for %s", (queue, expected) => {
    expect(toQueueFilter({ ...usualQueue, queue })).toMatchObject(expected);
    const narrowed = toQueueListQuery({ ...usualQueue, queue, assignee: "bob", page: 2 });
    expect(narrowed).toMatchObject({
      page: 2,
      sort: "createdAt",
      ...expected,
      ...(queue === "disputed" || queue === "undecided" ? { assignee: "bob" } : {}),
    });
  });

  it("is narrowed by what leaves something out, not by its order", () => {
    expect(isNarrowedQueue({ ...usualQueue, sort: "-createdAt", page: 2, queue: "disputed" })).toBe(false);
    expect(isNarrowedQueue({ ...usualQueue, batch: "b" })).toBe(true);
  });
});

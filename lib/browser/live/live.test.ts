import { afterEach, describe, expect, it, vi } from "vitest";
import type { AudioChange } from "../../domain/audio-change.ts";
import { createLive, type Live, type LiveParts } from "./live.ts";
import type { Reading } from "./read-stream.ts";

const change: AudioChange = { owner: "ada", space: "main", audio: "tone", kind: "audio" };
const patient = { timeout: 5000, interval: 5 };

/** Long enough for a word from one tab to another. */
const aMoment = () => new Promise((resolve) => setTimeout(resolve, 50));

/** A server whose streams are opened and told by hand. */
function createServer() {
  const streams: (Reading & { end: () => void })[] = [];
  const follow: LiveParts["follow"] = async (reading) => {
    const { promise, resolve } = Promise.withResolvers<void>();
    const stream = { ...reading, end: resolve };
    streams.push(stream);
    reading.signal.addEventListener("abort", () => resolve());
    await promise;
    streams.splice(streams.indexOf(stream), 1);
  };
  return { streams, follow };
}

describe("the tabs of a browser", () => {
  let opened: { live: Live; unlisten: () => void }[] = [];

  afterEach(() => {
    vi.useRealTimers();
    vi.restoreAllMocks();
    for (const { live, unlisten } of opened) {
      unlisten();
      live.pause();
    }
    opened = [];
  });

  /** Tabs that share real locks and a real channel, each with somebody who listens. */
  function openTabs(count: number, { hasLocks = true } = {}) {
    const server = createServer();
    const name = crypto.randomUUID();
    const openTab = () => {
      const live = createLive({
        follow: server.follow,
        inTurn: hasLocks ? (work, signal) => navigator.locks.request(name, { signal }, work) : null,
        openChannel: () => new BroadcastChannel(name),
      });
      const heard: (AudioChange | null)[] = [];
      const unlisten = live.listen((one) => heard.push(one));
      opened.push({ live, unlisten });
      return { live, heard, unlisten };
    };
    return { server, tabs: Array.from({ length: count }, openTab), openTab };
  }

  it("hold one stream together, and all hear what it tells", async () => {
    const { server, tabs } = openTabs(3);
    await expect.poll(() => server.streams.length, patient).toBe(1);
    await aMoment();
    server.streams[0]?.onOpen();
    server.streams[0]?.hear(change);
    server.streams[0]?.hear(null);
    for (const { heard } of tabs) await expect.poll(() => heard, patient).toEqual([change, null]);
    expect(server.streams).toHaveLength(1);
  });

  it("hold one each where they cannot agree, and hear each thing once", async () => {
    const { server, tabs } = openTabs(2, { hasLocks: false });
    expect(server.streams).toHaveLength(2);
    for (const stream of [...server.streams]) stream.hear(change);
    await aMoment();
    expect(tabs.map(({ heard }) => heard)).toEqual([[change], [change]]);
  });

  it("go on by another one when the first stops, and look again, because something may have been missed", async () => {
    vi.spyOn(performance, "now").mockReturnValue(0);
    const { server, tabs } = openTabs(2);
    await expect.poll(() => server.streams.length, patient).toBe(1);
    const first = server.streams[0] as Reading;
    await aMoment();
    first.onOpen();
    vi.spyOn(performance, "now").mockReturnValue(60_000);
    tabs[0]?.live.pause();
    await expect.poll(() => server.streams.find(({ signal }) => signal !== first.signal), patient).toBeDefined();
    // What the stopped one still says nobody passes on.
    first.hear(change);
    server.streams[0]?.onOpen();
    await expect.poll(() => tabs[1]?.heard, patient).toEqual([null]);
    expect(tabs[0]?.heard).toEqual([]);
    tabs[0]?.live.resume();
    expect(tabs[0]?.heard).toEqual([null]);
    server.streams[0]?.hear(change);
    await expect.poll(() => tabs[0]?.heard, patient).toContainEqual(change);
  });

  it("look again when the stream is opened again, or late", () => {
    const now = vi.spyOn(performance, "now").mockReturnValue(0);
    const { server, tabs } = openTabs(1, { hasLocks: false });
    server.streams[0]?.onOpen();
    expect(tabs[0]?.heard).toEqual([]);
    server.streams[0]?.onOpen();
    expect(tabs[0]?.heard).toEqual([null]);
    const late = openTabs(1, { hasLocks: false });
    now.mockReturnValue(4000);
    late.server.streams[0]?.onOpen();
    expect(late.tabs[0]?.heard).toEqual([null]);
  });

  it("close the stream soon after nobody listens any more, and not between two pages", () => {
    vi.useFakeTimers();
    const { server, tabs } = openTabs(1, { hasLocks: false });
    const [{ live, unlisten, heard }] = tabs as [(typeof tabs)[0]];
    unlisten();
    vi.advanceTimersByTime(1999);
    const again = live.listen((one) => heard.push(one));
    vi.advanceTimersByTime(10_000);
    expect(server.streams[0]?.signal.aborted).toBe(false);
    again();
    vi.advanceTimersByTime(2000);
    expect(server.streams[0]?.signal.aborted).toBe(true);
  });

  it("ask a server that refused again when somebody comes or looks, and not by themselves", async () => {
    const { server, tabs } = openTabs(1, { hasLocks: false });
    server.streams[0]?.end();
    await expect.poll(() => server.streams.length, patient).toBe(0);
    tabs[0]?.live.resume();
    expect(server.streams).toHaveLength(1);
    tabs[0]?.live.resume();
    expect(server.streams).toHaveLength(1);
  });

  it("tell one that comes later, and it alone, what changed while its page was on its way", async () => {
    const { server, tabs, openTab } = openTabs(2);
    await expect.poll(() => server.streams.length, patient).toBe(1);
    // What the second one asks for is asked before there is anything to tell.
    await aMoment();
    server.streams[0]?.onOpen();
    server.streams[0]?.hear(change);
    const late = openTab();
    await expect.poll(() => late.heard, patient).toEqual([change]);
    expect(tabs.map(({ heard }) => heard)).toEqual([[change], [change]]);
  });

  it("tell whoever listens on a page that one has gone to what changed on the way", () => {
    const { server, tabs } = openTabs(1, { hasLocks: false });
    server.streams[0]?.hear(change);
    const heard: (AudioChange | null)[] = [];
    tabs[0]?.live.listen((one) => heard.push(one));
    expect(heard).toEqual([change]);
  });
});

import { describe, expect, it, vi } from "vitest";
import { reopenFile, requestRead } from "./reopen-file.ts";

type Permission = PermissionState | "missing";

/** A handle as Chromium gives it. Real ones are opened in e2e/upload-archive.spec.ts; here are the answers a person gives. */
function handleOf(
  before: Permission,
  { after = before, file = new File(["x"], "now.wav") }: { after?: Permission; file?: File | Error } = {},
) {
  const requestPermission = vi.fn(async () => after);
  const permission = before === "missing" ? {} : { queryPermission: async () => before, requestPermission };
  const getFile = async () => {
    if (file instanceof Error) throw file;
    return file;
  };
  return { handle: { ...permission, getFile } as unknown as FileSystemFileHandle, requestPermission };
}

const archived = (handle: FileSystemFileHandle) => ({ handle, bytes: null, lastModified: 1 });

describe("reopenFile", () => {
  it("gives kept bytes the name, type and date of their file", async () => {
    const bytes = new Blob(["abc"], { type: "audio/wav" });
    const reopened = await reopenFile({ handle: null, bytes, lastModified: 1_700_000_000_000 }, "a.wav");
    if (reopened.kind !== "file") return expect.unreachable(reopened.kind);
    const { name, type, lastModified } = reopened.file;
    expect({ name, type, lastModified }).toEqual({ name: "a.wav", type: "audio/wav", lastModified: 1_700_000_000_000 });
    expect(await reopened.file.text()).toBe("abc");
  });

  it("says that there is nothing to open it from", async () => {
    expect(await reopenFile({ handle: null, bytes: null, lastModified: 1 }, "a.wav")).toEqual({ kind: "gone" });
  });

  it("says that the browser threw the bytes away", async () => {
    const bytes = new Blob(["abc"]);
    vi.spyOn(File.prototype, "slice").mockReturnValueOnce({
      arrayBuffer: () => Promise.reject(new DOMException("", "NotReadableError")),
    } as unknown as Blob);
    expect(await reopenFile({ handle: null, bytes, lastModified: 1 }, "a.wav")).toEqual({ kind: "gone" });
  });

  it.each<[string, Permission, Error | undefined, string]>([
    ["may be read", "granted", undefined, "file"],
    ["needs no permission", "missing", undefined, "file"],
    ["has to be allowed again", "prompt", undefined, "needsPermission"],
    ["was forbidden", "denied", undefined, "needsPermission"],
    ["is forbidden in the moment of reading", "granted", new DOMException("", "NotAllowedError"), "needsPermission"],
    ["was moved or deleted", "granted", new DOMException("", "NotFoundError"), "gone"],
  ])("opens a file that %s", async (_, before, fault, kind) => {
    const { handle } = handleOf(before, fault && { file: fault });
    expect((await reopenFile(archived(handle), "a.wav")).kind).toBe(kind);
  });
});

describe("requestRead", () => {
  it("asks only for what may not be read yet", async () => {
    const granted = handleOf("granted");
    const asked = handleOf("prompt", { after: "granted" });
    expect(await requestRead([granted.handle, asked.handle, handleOf("missing").handle])).toBe(true);
    expect(granted.requestPermission).not.toHaveBeenCalled();
    expect(asked.requestPermission).toHaveBeenCalledWith({ mode: "read" });
  });

  it("stops asking after a refusal", async () => {
    const second = handleOf("prompt", { after: "granted" });
    expect(await requestRead([handleOf("prompt", { after: "denied" }).handle, second.handle])).toBe(false);
    expect(second.requestPermission).not.toHaveBeenCalled();
  });

  it("takes a click that is too long ago for a refusal", async () => {
    const { handle, requestPermission } = handleOf("prompt");
    requestPermission.mockRejectedValueOnce(new DOMException("", "SecurityError"));
    expect(await requestRead([handle])).toBe(false);
  });
});

import { describe, expect, it } from "vitest";
import { containerLabel, dropzoneAccept, findFormatId, formatLabels, formats, formatWhitelist } from "./formats.ts";

describe("the table of formats", () => {
  it("offers the names that browsers give to common files", () => {
    const accept = dropzoneAccept();
    for (const type of ["audio/mpeg", "audio/mp3", "audio/x-m4a", "audio/x-wav", "audio/webm", "video/mp4"]) {
      expect(accept).toHaveProperty([type]);
    }
    expect(accept["audio/x-m4a"]).toContain(".m4a");
  });

  it("has each id, extension and MIME type once", () => {
    for (const values of [
      formats.map((row) => row.id),
      formats.flatMap((row): readonly string[] => row.extensions),
      formats.flatMap((row): readonly string[] => row.mimeTypes),
    ]) {
      expect(new Set<string>(values).size).toBe(values.length);
    }
  });

  it("lets nothing in that follows names inside a file", () => {
    const allowed = formatWhitelist().split(",");
    for (const demuxer of [
      "hls",
      "concat",
      "dash",
      "image2",
      "sdp",
      "rtsp",
      "lavfi",
      "tty",
      "imf",
      "webm_dash_manifest",
    ]) {
      expect(allowed).not.toContain(demuxer);
    }
    expect(allowed).toContain("mov");
  });

  it.each([
    ["mp3", "", "mp3"],
    ["mov,mp4,m4a,3gp,3g2,mj2", "M4A ", "m4a"],
    ["mov,mp4,m4a,3gp,3g2,mj2", "qt  ", "mov"],
    ["mov,mp4,m4a,3gp,3g2,mj2", "3gp4", "3gp"],
    ["mov,mp4,m4a,3gp,3g2,mj2", "isom", "mp4"],
    ["matroska,webm", "webm", "webm"],
    ["matroska,webm", "matroska", "matroska"],
    ["asf", "", "wma"],
    ["hls", "", null],
  ])("finds the format of demuxer %s with marker '%s'", (demuxer, marker, id) => {
    expect(findFormatId(demuxer, marker)).toBe(id);
  });

  it("names containers for people, by demuxer or by id", () => {
    expect(containerLabel("mov,mp4,m4a,3gp,3g2,mj2")).toBe("MP4");
    expect(containerLabel("webm")).toBe("WebM");
    expect(containerLabel("w64")).toBe("Wave64");
    expect(containerLabel("other")).toBe("other");
    expect(formatLabels()).toContain("FLAC");
  });
});

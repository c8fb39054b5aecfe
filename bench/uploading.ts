// P5: what uploading costs a person, in a real browser on the real app, beside the least that it could cost.
import path from "node:path";
import { MIB, print } from "./report.ts";
import { openBench } from "./uploading-bench.ts";
import { compareClips } from "./uploading-clips.ts";
import { compareLarge } from "./uploading-large.ts";
import { compareActions } from "./uploading-line.ts";
import { watchLargeFile, watchManyClips } from "./uploading-memory.ts";
import { openUploadServer } from "./uploading-server.ts";

const WHOLE = {
  large: { fileBytes: 256 * MIB, rounds: 3 },
  clips: { clips: 100, rounds: 3 },
  line: { clips: 200, fileBytes: 48 * MIB, clicks: 15, rounds: 3 },
  tab: { fileBytes: 1024 * MIB, clips: 1000 },
};
/** Enough to see that it runs; its figures tell little. */
const SMALL: typeof WHOLE = {
  large: { fileBytes: 32 * MIB, rounds: 1 },
  clips: { clips: 20, rounds: 1 },
  line: { clips: 150, fileBytes: 48 * MIB, clicks: 12, rounds: 1 },
  tab: { fileBytes: 64 * MIB, clips: 60 },
};

/** Measures the parts asked for, and prints each when it is done. */
export async function measureUploading(options: {
  folder: string;
  executablePath: string;
  isSmall: boolean;
  isAsked: (part: keyof typeof WHOLE) => boolean;
}): Promise<void> {
  const { folder, executablePath, isSmall, isAsked } = options;
  const { large, clips, line, tab } = isSmall ? SMALL : WHOLE;
  const server = await openUploadServer(path.join(folder, "uploading"));
  try {
    const bench = await openBench({ folder: path.join(folder, "uploads"), executablePath, server });
    if (isAsked("large")) {
      const title = `P5: a file of ${large.fileBytes / MIB} MiB, medians of ${large.rounds} (fastest … slowest)`;
      print(title, await compareLarge(bench, large));
    }
    if (isAsked("clips")) {
      const title = `P5: ${clips.clips} clips of 3 s, medians of ${clips.rounds} (slowest … fastest)`;
      print(title, await compareClips(bench, clips));
    }
    if (isAsked("line")) {
      print("P5: click → answer, at 2 MiB/s and 20 ms each way", await compareActions(bench, line));
    }
    if (isAsked("tab")) {
      print("P5: what the tab needs", [...(await watchLargeFile(bench, tab)), ...(await watchManyClips(bench, tab))]);
    }
  } finally {
    await server.end();
  }
}

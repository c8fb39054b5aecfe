import { claimTab, type TabClaim } from "./tab-claim.ts";
import { openUploadArchive, type UploadArchive } from "./upload-archive.ts";
import type { CopyFile } from "./upload-archive-bytes.ts";

type Keeping = { uploader: () => string | null; copy: CopyFile };

/** The archive of this tab for whoever is signed in. `onEnded` tells that another tab has left its uploads. */
export function keepInBrowser({ uploader, copy }: Keeping): UploadArchive & Pick<TabClaim, "onEnded"> {
  const claim = claimTab();
  const archive = openUploadArchive({ uploader, claim, copy });
  const goes = new AbortController();
  addEventListener("pagehide", () => void archive.flush(), { signal: goes.signal });
  return {
    ...archive,
    onEnded: claim.onEnded,
    close() {
      goes.abort();
      archive.close();
      claim.close();
    },
  };
}

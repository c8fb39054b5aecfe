import { claimTab, type TabClaim } from "./tab-claim.ts";
import { openUploadArchive, type UploadArchive } from "./upload-archive.ts";

/** The archive of this tab for whoever is signed in. `onEnded` tells that another tab has left its uploads. */
export function keepInBrowser(uploader: () => string | null): UploadArchive & Pick<TabClaim, "onEnded"> {
  const claim = claimTab();
  const archive = openUploadArchive({ uploader, claim });
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

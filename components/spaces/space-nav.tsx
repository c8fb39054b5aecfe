import type { ReactNode } from "react";
import { toLibraryPath } from "@/components/audios/audio-path";
import { toCount } from "@/components/ui/count-words";
import { TabLink, TabLinks } from "@/components/ui/tab-links";
import type { EndpointName } from "@/lib/contract/endpoints";
import type { Space } from "@/lib/contract/space";
import { may } from "@/lib/domain/permissions";

type SpaceNavProps = {
  space: Pick<Space, "owner" | "handle" | "role" | "totals">;
  /** The page one is on; `audio` lies below the library, and `step` is one come to through the queue. */
  current: "library" | "audio" | "review" | "step" | "statistics" | "identities" | "settings";
  aside?: ReactNode;
  /** What the API has. */
  serves(name: EndpointName): boolean;
};

/** The pages of a space. */
export function SpaceNav({ space, current, aside, serves }: SpaceNavProps) {
  const path = toLibraryPath({ owner: space.owner.handle, space: space.handle });
  const page = (name: SpaceNavProps["current"]) => (name === current ? "page" : null);
  return (
    <TabLinks aria-label="Space" aside={aside}>
      <TabLink href={path} current={current === "audio" ? "section" : page("library")}>
        Library
      </TabLink>
      {serves("assignAudios") ? (
        <TabLink href={`${path}/review`} current={current === "step" ? "section" : page("review")}>
          Review
          <Undecided count={space.totals?.marks.unmarked ?? 0} />
        </TabLink>
      ) : null}
      {serves("getSpaceStatistics") ? (
        <TabLink href={`${path}/statistics`} current={page("statistics")}>
          Statistics
        </TabLink>
      ) : null}
      <TabLink href={`${path}/identities`} current={page("identities")}>
        Identities
      </TabLink>
      {may(space.role, "manageSpaces") || serves("getPolicy") ? (
        <TabLink href={`${path}/settings`} current={page("settings")}>
          Settings
        </TabLink>
      ) : null}
    </TabLinks>
  );
}

function Undecided({ count }: { count: number }) {
  if (count === 0) return null;
  return (
    <span className="ml-1.5 rounded-full bg-muted px-1.5 text-muted-foreground text-xs tabular-nums">
      {toCount(count)}
      <span className="sr-only"> undecided</span>
    </span>
  );
}

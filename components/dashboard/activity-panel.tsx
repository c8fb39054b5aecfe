import { Check, CircleX, type LucideIcon, Upload, X } from "lucide-react";
import Link from "next/link";
import { toAudioPath, toLibraryPath } from "@/components/audios/audio-path";
import { Panel } from "@/components/ui/panel";
import { RelativeTime } from "@/components/ui/relative-time";
import type { Activity } from "@/lib/contract/statistics";

type ActivityPanelProps = {
  activity: Activity[];
  /** Whether they are of several spaces, so that each says which. */
  isAcrossSpaces: boolean;
  renderedAtMs: number;
};

/** Who did what lately. */
export function ActivityPanel({ activity, isAcrossSpaces, renderedAtMs }: ActivityPanelProps) {
  return (
    <Panel title="Latest activity">
      {activity.length === 0 ? (
        <p className="text-muted-foreground text-sm">Nothing has happened here yet.</p>
      ) : (
        <ol className="-my-2.5 divide-y">
          {activity.map((one) => (
            <li key={`${one.kind} ${one.audio.handle} ${one.user.handle} ${one.at}`} className="flex gap-3 py-2.5">
              <Sign activity={one} />
              <p className="min-w-0 grow text-pretty text-sm">
                <Deed activity={one} />
                {isAcrossSpaces ? <Place activity={one} /> : null}
              </p>
              <RelativeTime
                dateTime={one.at}
                renderedAtMs={renderedAtMs}
                className="shrink-0 text-muted-foreground text-xs leading-5 tabular-nums"
              />
            </li>
          ))}
        </ol>
      )}
    </Panel>
  );
}

function Sign({ activity }: { activity: Activity }) {
  const [Icon, tone] = signOf(activity);
  return <Icon aria-hidden="true" className={`mt-0.5 size-4 shrink-0 ${tone}`} />;
}

function signOf(activity: Activity): [LucideIcon, string] {
  if (activity.kind === "uploaded") return [Upload, "text-muted-foreground"];
  if (activity.kind === "failed") return [CircleX, "text-destructive"];
  return activity.verdict === "right" ? [Check, "text-success"] : [X, "text-destructive"];
}

/** `Ada uploaded Call 12`, `Ada sent Call 12, which cannot be used`, `Ada accepted Call 12`. */
function Deed({ activity }: { activity: Activity }) {
  const who = <span className="font-medium">{activity.user.alias ?? activity.user.handle}</span>;
  const what = <AudioLink activity={activity} />;
  if (activity.kind === "uploaded") {
    return (
      <>
        {who} uploaded {what}
      </>
    );
  }
  if (activity.kind === "failed") {
    return (
      <>
        {who} sent {what}, which cannot be used
      </>
    );
  }
  return (
    <>
      {who} {activity.verdict === "right" ? "accepted" : "rejected"} {what}
    </>
  );
}

function AudioLink({ activity: { owner, space, audio } }: { activity: Activity }) {
  return (
    <Link
      href={toAudioPath({ owner, space: space.handle, audio: audio.handle })}
      prefetch={false}
      className="wrap-anywhere font-medium text-primary underline-offset-4 hover:underline"
    >
      {audio.alias ?? audio.handle}
    </Link>
  );
}

function Place({ activity: { owner, space } }: { activity: Activity }) {
  return (
    <span className="text-muted-foreground">
      {" "}
      in{" "}
      <Link
        href={toLibraryPath({ owner, space: space.handle })}
        className="underline decoration-input/50 underline-offset-4 hover:decoration-current"
      >
        {space.alias ?? space.handle}
      </Link>
    </span>
  );
}

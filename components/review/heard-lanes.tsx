import { Suspense } from "react";
import { HeardLaneList } from "@/components/review/heard-lane-list";
import type { AudioReviews } from "@/components/review/review-panel";
import { toHeardLanes } from "@/components/review/to-heard-lanes";
import type { Audio } from "@/lib/contract/audio";
import { parseDuration } from "@/lib/domain/durations";

type HeardLanesProps = { audio: Audio; read: Promise<AudioReviews> };

/** The lanes of what was heard of an audio, as soon as that is known. */
export function HeardLanes(props: HeardLanesProps) {
  return (
    <Suspense>
      <Lanes {...props} />
    </Suspense>
  );
}

async function Lanes({ audio: { duration }, read }: HeardLanesProps) {
  const { listening, viewer } = await read;
  const lanes = listening ? toHeardLanes(listening, viewer) : [];
  if (lanes.length === 0 || duration === null) return null;
  return <HeardLaneList lanes={lanes} durationSeconds={parseDuration(duration)} />;
}

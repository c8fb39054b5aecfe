import { RelativeTime } from "@/components/ui/relative-time";
import { toAbsoluteTime } from "@/components/ui/relative-time-words";

/** An exact moment, and how long ago that was. */
export function Moment({ dateTime }: { dateTime: string }) {
  return (
    <>
      {toAbsoluteTime(dateTime, "UTC")}{" "}
      <span className="whitespace-nowrap text-muted-foreground">
        (<RelativeTime dateTime={dateTime} renderedAtMs={Date.now()} />)
      </span>
    </>
  );
}

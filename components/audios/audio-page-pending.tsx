import { PanelPending } from "@/components/audios/panel";
import { Skeleton } from "@/components/ui/skeleton";

/** The outline of an audio's page while it is read. */
export function AudioPagePending() {
  return (
    <div className="flex flex-col gap-6">
      <p role="status" className="sr-only">
        Loading the audio.
      </p>
      <div className="space-y-3">
        <Skeleton className="h-8 w-24" />
        <Skeleton className="h-8 w-72 max-w-full" />
        <Skeleton className="h-5 w-56 max-w-full" />
      </div>
      <Skeleton className="h-62 w-full rounded-lg" />
      <PanelPending title="Does it sound right?" />
      <div className="grid gap-6 lg:grid-cols-2">
        <PanelPending title="Audio" lines={8} />
        <PanelPending title="File as it arrived" lines={6} />
      </div>
    </div>
  );
}

import { Card } from "@/components/ui/card";
import { PanelPending } from "@/components/ui/panel";
import { Skeleton } from "@/components/ui/skeleton";

const cells = ["a", "b", "c", "d", "e", "f", "g", "h"];

/** A dashboard while its numbers are being asked for. */
export function BoardSkeleton() {
  return (
    <div role="status" aria-label="Loading the numbers" className="space-y-6">
      <Card className="grid grid-cols-2 gap-px overflow-hidden bg-border sm:grid-cols-4">
        {cells.map((cell) => (
          <div key={cell} className="space-y-2 bg-card px-5 py-4">
            <Skeleton className="h-3 w-16" />
            <Skeleton className="h-5 w-12" />
          </div>
        ))}
      </Card>
      <div className="grid items-start gap-6 lg:grid-cols-3">
        <div className="lg:col-span-2">
          <PanelPending title="Uploads per day" lines={8} />
        </div>
        <PanelPending title="Refused files" />
      </div>
    </div>
  );
}

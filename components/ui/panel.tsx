import { type ReactNode, useId } from "react";
import { Card, CardContent, CardHeader, CardTitle } from "@/components/ui/card";
import { Skeleton } from "@/components/ui/skeleton";

type PanelProps = {
  title: string;
  aside?: ReactNode;
  /** Whether the content reaches to the edges, as a table does. */
  isFlush?: boolean;
  children: ReactNode;
};

/** One titled part of a page. */
export function Panel({ title, aside, isFlush = false, children }: PanelProps) {
  const id = useId();
  return (
    <section aria-labelledby={id} className="min-w-0">
      <Card>
        <CardHeader>
          <CardTitle id={id}>{title}</CardTitle>
          {aside}
        </CardHeader>
        {isFlush ? children : <CardContent>{children}</CardContent>}
      </Card>
    </section>
  );
}

/** A panel whose content is still being read. */
export function PanelPending({ title, lines = 3 }: { title: string; lines?: number }) {
  return (
    <Panel title={title}>
      <p className="sr-only">Loading.</p>
      <div className="space-y-3">
        {Array.from({ length: lines }, (_none, line) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: grey lines are all alike and never move.
          <Skeleton key={line} className="h-4 even:w-2/3" />
        ))}
      </div>
    </Panel>
  );
}

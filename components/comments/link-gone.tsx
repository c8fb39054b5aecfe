"use client";

import { Link2Off } from "lucide-react";
import Link from "next/link";
import { useComments } from "@/components/comments/comments-context";

/** Says to whoever follows a link that what it led to is not there any more. */
export function LinkGone() {
  const { view, hrefTo } = useComments();
  return (
    <p role="status" className="flex items-start gap-2 rounded-md border bg-muted px-3 py-2.5">
      <Link2Off aria-hidden="true" className="mt-0.5 size-4 shrink-0 text-muted-foreground" />
      <span className="text-pretty">
        The comment that your link leads to has been removed. The others are below.{" "}
        <Link href={hrefTo(view)} replace scroll={false} className="font-medium underline underline-offset-4">
          All right
        </Link>
      </span>
    </p>
  );
}

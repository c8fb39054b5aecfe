"use client";

import dynamic from "next/dynamic";
import { Skeleton } from "@/components/ui/skeleton";

/** The chart, whose library is loaded only where there is one to draw. */
export const LazyUploadsChart = dynamic(() => import("@/components/dashboard/uploads-chart"), {
  ssr: false,
  loading: () => <Skeleton className="h-56" />,
});

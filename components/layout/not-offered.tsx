import type { ReactNode } from "react";
import { PageHeader } from "@/components/layout/page-header";

/** A page that the API has nothing for, in the words of `children`: whoever has its address should not be puzzled. */
export function NotOffered({ title, children }: { title: string; children: ReactNode }) {
  return <PageHeader title={title}>{children}</PageHeader>;
}

import type { Metadata } from "next";
import { DeniedState } from "@/components/layout/denied-state";

export const metadata: Metadata = { title: "Not found" };

export default function WorkspaceNotFound() {
  return <DeniedState />;
}

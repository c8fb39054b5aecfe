import type { ReactNode } from "react";
import WorkspaceLayout from "@/app/(workspace)/layout";
import { DocsFrame } from "@/components/docs/docs-frame";
import { findUser } from "@/lib/web/find-user";

/** Whoever is signed in stays in the workspace; everybody else may read, too. */
export default async function DocsLayout({ children }: { children: ReactNode }) {
  return (await findUser()) ? <WorkspaceLayout>{children}</WorkspaceLayout> : <DocsFrame>{children}</DocsFrame>;
}

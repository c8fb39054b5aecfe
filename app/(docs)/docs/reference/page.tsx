import type { Metadata } from "next";
import { DocsNav } from "@/components/docs/docs-nav";
import { NoReference } from "@/components/docs/no-reference";
import { Reference } from "@/components/docs/reference";
import { ReferenceHeader } from "@/components/docs/reference-header";
import { toReference } from "@/components/docs/reference-view";
import type { ReaderSettings } from "@/components/docs/use-reader";
import { findDescription, findReader, isApiHere, readApiAddress } from "@/lib/web/docs-reader";

export const metadata: Metadata = { title: "API reference" };

export default async function ReferencePage() {
  const [person, apiAddress, description] = await Promise.all([findReader(), readApiAddress(), findDescription()]);
  const reference = toReference(description);
  const defaults: ReaderSettings["defaults"] = person ? { owner: person.handle, space: person.space } : {};
  const reader = { apiAddress, isApiHere: isApiHere(), defaults };
  return (
    <div className="space-y-6">
      <DocsNav current="reference" />
      <ReferenceHeader {...reader} isDescribed={reference !== null} />
      {reference ? <Reference reference={reference} reader={reader} /> : <NoReference apiAddress={apiAddress} />}
    </div>
  );
}

import type { Metadata } from "next";
import { DocsNav } from "@/components/docs/docs-nav";
import { Guide } from "@/components/docs/guide";
import { PageHeader } from "@/components/layout/page-header";
import { findReader, readApiAddress } from "@/lib/web/docs-reader";
import { findOffer } from "@/lib/web/offer";

export const metadata: Metadata = { title: "Guide to the API" };

export default async function GuidePage() {
  const [reader, apiAddress, offer] = await Promise.all([findReader(), readApiAddress(), findOffer()]);
  const offers = {
    resumes: offer.serves("startUpload"),
    waits: offer.takes("createAudio", "prefer"),
    repeats: offer.takes("createAudio", "idempotency-key"),
    limits: offer.serves("getLimits"),
  };
  return (
    <div className="space-y-6">
      <DocsNav current="guide" />
      <PageHeader title="From a file to an audio, by curl">
        A terminal with curl, an audio file and a few minutes: that is all it takes.
      </PageHeader>
      <Guide apiAddress={apiAddress} reader={reader} offers={offers} />
    </div>
  );
}

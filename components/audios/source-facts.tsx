import { Download } from "lucide-react";
import { Digest } from "@/components/audios/digest";
import { Fact, Facts, Missing } from "@/components/audios/facts";
import { SourceStreamFacts } from "@/components/audios/source-stream-facts";
import { SourceTags } from "@/components/audios/source-tags";
import { Button } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import { Panel } from "@/components/ui/panel";
import type { Audio } from "@/lib/contract/audio";
import type { AudioReceipt } from "@/lib/contract/quality";
import { toByteLabel } from "@/lib/domain/timecode";

type SourceFactsProps = {
  audio: Audio;
  /** Null where the server gives no receipts; a promise of null where it has none of this audio. */
  receipt: Promise<AudioReceipt | null> | null;
  /** Where the file as it was sent can be had; null where it cannot. */
  originalPath: string | null;
};

export const SOURCE_TITLE = "What arrived";

/** What arrived, before a WAV was made of it. */
export async function SourceFacts({ audio, receipt, originalPath }: SourceFactsProps) {
  const original = (await receipt)?.original ?? null;
  const { source } = audio;
  if (!source) {
    return (
      <Panel title={SOURCE_TITLE}>
        <p className="text-muted-foreground text-sm">
          {audio.state === "available"
            ? "This server does not say what arrived, so it cannot be compared with the file that was sent."
            : "Nothing is known of a file yet."}
        </p>
      </Panel>
    );
  }
  return (
    <Panel title={SOURCE_TITLE} aside={originalPath ? <DownloadOriginal path={originalPath} /> : null}>
      <Facts>
        <Fact name="Name">{source.name ?? <Missing>the sender gave none</Missing>}</Fact>
        <Fact name="Size">
          {toByteLabel(source.size)}{" "}
          {source.size >= 1024 && (
            <span className="text-muted-foreground">({source.size.toLocaleString("en")} bytes)</span>
          )}
        </Fact>
        <SourceStreamFacts source={source} original={original} />
        {original ? <SourceTags tags={original.tags} /> : null}
        <Fact name="SHA-256" isCode action={<CopyButton what="SHA-256" text={source.sha256} />}>
          {source.sha256}
        </Fact>
        <Fact name="Compared">
          <Digest isVerified={source.verified} />
        </Fact>
      </Facts>
    </Panel>
  );
}

function DownloadOriginal({ path }: { path: string }) {
  return (
    <Button size="sm" className="-my-1" asChild>
      <a href={path} download>
        <Download aria-hidden="true" />
        Download original
      </a>
    </Button>
  );
}

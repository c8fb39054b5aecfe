"use client";

import { CircleAlert, Download } from "lucide-react";
import { CodeScroll } from "@/components/docs/command-block";
import { useObjectUrl } from "@/components/docs/use-object-url";
import type { Outcome } from "@/components/docs/use-trial";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { readProblem } from "@/lib/browser/try-it/read-problem";
import type { TrialAnswer } from "@/lib/browser/try-it/send-trial";
import { toSizeWords } from "@/lib/domain/sizes";

/** What came of a trial. */
export function TrialOutcome({ outcome }: { outcome: Outcome }) {
  return (
    <div className="space-y-3 empty:hidden">
      <div role="status" className="flex flex-wrap items-center gap-x-3 gap-y-1 empty:hidden">
        {outcome.state === "answered" ? <StatusLine answer={outcome.answer} /> : null}
      </div>
      <div role="alert" className="empty:hidden">
        {outcome.state === "failed" ? <Fault words={outcome.reason} /> : null}
        {outcome.state === "answered" ? <ProblemWords answer={outcome.answer} hadKey={outcome.hadKey} /> : null}
      </div>
      {outcome.state === "answered" ? <AnswerBody answer={outcome.answer} /> : null}
    </div>
  );
}

function StatusLine({ answer: { status, statusText, tookMs } }: { answer: TrialAnswer }) {
  return (
    <>
      <Badge tone={status < 400 ? "success" : "destructive"} className="font-mono">
        {`${status} ${statusText}`.trim()}
      </Badge>
      <span className="text-muted-foreground text-xs">after {tookMs.toLocaleString("en")} ms</span>
    </>
  );
}

function ProblemWords({ answer, hadKey }: { answer: TrialAnswer; hadKey: boolean }) {
  if (answer.status === 401 && !hadKey)
    return <Fault words="No key was sent, so the API does not know who you are. Paste an API key above." />;
  const words = answer.status < 400 ? null : readProblem(answer.text);
  return words && <Fault words={words} />;
}

function Fault({ words }: { words: string }) {
  return (
    <p className="flex items-start gap-2 rounded-md border border-destructive/25 bg-destructive/8 px-3 py-2.5 text-[0.8125rem] text-destructive">
      <CircleAlert aria-hidden="true" className="mt-0.5 size-4 shrink-0" />
      <span className="wrap-anywhere">{words}</span>
    </p>
  );
}

function AnswerBody({ answer: { text, bytes, headers, contentType } }: { answer: TrialAnswer }) {
  return (
    <>
      {text === null && bytes === null ? <p className="text-muted-foreground text-sm">It has no body.</p> : null}
      {text === null ? null : (
        <CodeScroll label="Body of the answer" className="max-h-96 rounded-lg border bg-background">
          {text}
        </CodeScroll>
      )}
      {bytes ? <Bytes key={bytes.size} bytes={bytes} isAudio={contentType.startsWith("audio/")} /> : null}
      <details>
        <summary className="w-fit rounded-md font-medium text-[0.8125rem] text-primary">Headers of the answer</summary>
        <dl className="mt-2 grid gap-x-4 gap-y-1 font-mono text-xs sm:grid-cols-[14rem_1fr]">
          {headers.map(([name, value]) => (
            <div key={name} className="contents">
              <dt className="wrap-anywhere text-muted-foreground">{name}</dt>
              <dd className="wrap-anywhere">{value}</dd>
            </div>
          ))}
        </dl>
      </details>
    </>
  );
}

function Bytes({ bytes, isAudio }: { bytes: Blob; isAudio: boolean }) {
  const url = useObjectUrl(bytes);
  if (!url) return null;
  return (
    <div className="flex flex-wrap items-center gap-3">
      {isAudio ? (
        // biome-ignore lint/a11y/useMediaCaption: what people sent has no captions.
        <audio controls src={url} aria-label="The audio that was answered" className="h-10 min-w-0 grow" />
      ) : null}
      <Button asChild>
        <a href={url} download={isAudio ? "audio.wav" : "answer.bin"}>
          <Download aria-hidden="true" />
          Save {toSizeWords(bytes.size)}
        </a>
      </Button>
    </div>
  );
}

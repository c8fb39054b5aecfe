import Link from "next/link";
import type { ReactNode } from "react";
import { CommandBlock } from "@/components/docs/command-block";
import { Code, DocsSection, Prose } from "@/components/docs/docs-section";
import { ErrorTable } from "@/components/docs/error-table";
import { RESUME_PROGRAM, type toGuideCommands } from "@/components/docs/guide-commands";

/** What an API may offer beyond what every server of the contract does. */
export type Offers = { resumes: boolean; waits: boolean; repeats: boolean; limits: boolean };

type Commands = ReturnType<typeof toGuideCommands>;
type Topic = { id: string; title: string; needs?: keyof Offers; show: (commands: Commands) => ReactNode };

/** What stands after the steps, for who needs it. */
const topics: Topic[] = [
  { id: "large", title: "Large files", show: toLargeFiles },
  { id: "resumable", title: "Uploads that resume", needs: "resumes", show: toResumable },
  { id: "command-line", title: "The command line", show: toCommandLine },
  { id: "wait", title: "Waiting for the conversion", needs: "waits", show: toWaiting },
  { id: "once", title: "Repeating safely", needs: "repeats", show: toRepeating },
  { id: "errors", title: "Errors", show: toErrors },
  { id: "limits", title: "Limits", needs: "limits", show: toLimits },
  { id: "more", title: "Everything else", show: toMore },
];

/** The topics that are of use with an API. */
export function toTopics(offers: Offers): Topic[] {
  return topics.filter(({ needs }) => !needs || offers[needs]);
}

export function GuideTopics({ commands, offers }: { commands: Commands; offers: Offers }) {
  return toTopics(offers).map(({ id, title, show }) => (
    <DocsSection key={id} id={id} title={title}>
      {show(commands)}
    </DocsSection>
  ));
}

function toLargeFiles(commands: Commands): ReactNode {
  return (
    <>
      <Prose>
        Base64 makes a file a third larger. Create the audio without one instead, then send the bytes as they are; they
        are read from the disk as they go.
      </Prose>
      <CommandBlock label="Large file" text={commands.large} />
    </>
  );
}

function toResumable(commands: Commands): ReactNode {
  return (
    <>
      <Prose>
        The same address speaks <Code>tus</Code> 1.0, the protocol for uploads that go on where they broke off. Any tus
        client can use it; the audio’s <Code>…/file</Code> is the endpoint. With Node and tus-js-client it is this
        program, saved as <Code>resume.mjs</Code>:
      </Prose>
      <CommandBlock label="resume.mjs" kind="program" text={RESUME_PROGRAM} />
      <CommandBlock label="Run resume.mjs" text={commands.resume} />
    </>
  );
}

function toCommandLine(): ReactNode {
  return (
    <Prose>
      In the folder of Earmark, <Code>npx earmark</Code> does all of this for you, with many files at once, and goes on
      with what was interrupted. <Code>npx earmark login</Code> keeps a key for your machine; <Code>upload</Code>,{" "}
      <Code>list</Code>, <Code>get</Code>, <Code>download</Code> and <Code>delete</Code> do what they say,{" "}
      <Code>check</Code> judges files without any server, and <Code>help</Code> tells the rest.
    </Prose>
  );
}

function toWaiting(commands: Commands): ReactNode {
  return (
    <>
      <Prose>
        An upload is answered when its conversion is done, but after 30 seconds at the latest.{" "}
        <Code>Prefer: wait=N</Code> makes that up to 60; with <Code>wait=0</Code> the answer comes as soon as the bytes
        are safe, and the audio says in <Code>progress</Code> how far it is.
      </Prose>
      <CommandBlock label="Upload without waiting" text={commands.noWait} />
    </>
  );
}

function toRepeating(commands: Commands): ReactNode {
  return (
    <>
      <Prose>
        When a line breaks you cannot know whether the audio was made. Send an <Code>Idempotency-Key</Code> of your own
        and repeat the request: within 24 hours the same key and the same content are the same audio.
      </Prose>
      <CommandBlock label="The same request twice" text={commands.once} />
    </>
  );
}

function toErrors(): ReactNode {
  return (
    <>
      <Prose>
        An error is <Code>application/problem+json</Code>. Show people its <Code>message</Code>, let programs compare
        its <Code>code</Code>; <Code>errors</Code>, where it is there, has each fault of the input by its path. What is
        not yours to see is not found, rather than forbidden.
      </Prose>
      <ErrorTable />
    </>
  );
}

function toLimits(commands: Commands): ReactNode {
  return (
    <>
      <Prose>What this server takes: sizes, lengths, formats, quotas, and how many requests a minute.</Prose>
      <CommandBlock label="Limits" text={commands.limits} />
    </>
  );
}

function toMore(): ReactNode {
  return (
    <Prose>
      Teams, identities, comments, reviews, statistics: every operation, with its parameters and answers, is in the{" "}
      <Link href="/docs/reference">reference</Link>, where you can also try it.
    </Prose>
  );
}

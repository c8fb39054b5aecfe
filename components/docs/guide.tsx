import Link from "next/link";
import { CommandBlock } from "@/components/docs/command-block";
import { Contents } from "@/components/docs/docs-nav";
import { Code, DocsSection, Prose } from "@/components/docs/docs-section";
import { type GuideReader, KEY_BY_CURL, toGuideCommands } from "@/components/docs/guide-commands";
import { GuideTopics, type Offers, toTopics } from "@/components/docs/guide-topics";

const steps = [
  { id: "key", title: "1. Make a key" },
  { id: "settings", title: "2. Set up the terminal" },
  { id: "upload", title: "3. Upload" },
  { id: "watch", title: "4. Watch the conversion" },
  { id: "download", title: "5. Download the WAV" },
  { id: "list", title: "6. List audios" },
] as const;

const titleOf = Object.fromEntries(steps.map(({ id, title }) => [id, title])) as Record<
  (typeof steps)[number]["id"],
  string
>;

/** The way from nothing to an uploaded audio, then what else one needs to know. */
export function Guide({ offers, ...reader }: GuideReader & { offers: Offers }) {
  const commands = toGuideCommands(reader);
  return (
    <div className="grid gap-x-10 lg:grid-cols-[minmax(0,1fr)_12rem]">
      <div className="min-w-0 space-y-10">
        <FirstSteps commands={commands} isStranger={reader.reader === null} />
        <Steps commands={commands} />
        <GuideTopics commands={commands} offers={offers} />
      </div>
      <Contents label="On this page" entries={[...steps, ...toTopics(offers)]} />
    </div>
  );
}

type Commands = ReturnType<typeof toGuideCommands>;

function FirstSteps({ commands, isStranger }: { commands: Commands; isStranger: boolean }) {
  return (
    <>
      <DocsSection id="key" title={titleOf.key}>
        <Prose>
          Open <Link href="/settings/keys">Settings, API keys</Link>, press “New key” and copy its token: it is shown
          this once. Whoever has it may do what you may, so keep it like a password. It works until you revoke it there.
        </Prose>
      </DocsSection>
      <DocsSection id="settings" title={titleOf.settings}>
        <Prose>
          Paste this into a terminal, with your key{isStranger ? ", your handle" : ""} and the name of an audio file put
          in. Everything below uses it and can be pasted as it stands, in the same terminal.
        </Prose>
        <CommandBlock label="Settings" text={commands.settings} />
        <Prose>Then see that the key works. The answer is who you are:</Prose>
        <CommandBlock label="Who am I" text={commands.whoAmI} />
        <details className="max-w-prose">
          <summary className="rounded-md font-medium text-primary">No browser at hand? Make the key by curl</summary>
          <div className="mt-3 space-y-3">
            <Prose>
              After the settings above. A password gives a token for 24 hours, and the token gives a key that stays.
            </Prose>
            <CommandBlock label="Key by curl" text={KEY_BY_CURL} />
          </div>
        </details>
      </DocsSection>
    </>
  );
}

function Steps({ commands }: { commands: Commands }) {
  return (
    <>
      <DocsSection id="upload" title={titleOf.upload}>
        <Prose>
          In JSON a file travels as one line of Base64. It goes from <Code>base64</Code> to curl through a pipe, so that
          its length does not matter. MP3, M4A, Ogg, FLAC, WAV, the sound of an MP4 and more are taken.
        </Prose>
        <CommandBlock label="Upload" text={commands.create} />
        <Prose>
          The answer is the audio. Its <Code>handle</Code>, now in <Code>$AUDIO</Code>, names it from here on; the{" "}
          <Code>alias</Code> is a label for people. An answer with a <Code>code</Code> is an <a href="#errors">error</a>{" "}
          that says what is wrong.
        </Prose>
      </DocsSection>
      <DocsSection id="watch" title={titleOf.watch}>
        <Prose>
          The upload was answered when the file was converted, or after 30 seconds. This waits for the rest, then shows
          the audio: <Code>available</Code> is good, <Code>notAvailable</Code> comes with the reason in{" "}
          <Code>failure</Code>.
        </Prose>
        <CommandBlock label="Watch" text={commands.watch} />
      </DocsSection>
      <DocsSection id="download" title={titleOf.download}>
        <Prose>Whatever was sent, this is a 16-bit WAV. Listen to it, or ask for a part of it with a range.</Prose>
        <CommandBlock label="Download" text={commands.download} />
      </DocsSection>
      <DocsSection id="list" title={titleOf.list}>
        <Prose>
          A page of five, the oldest first. How many there are stands in the header <Code>Item-Total</Code>; the next
          page is <Code>&page=2</Code>.
        </Prose>
        <CommandBlock label="List" text={commands.list} />
      </DocsSection>
    </>
  );
}

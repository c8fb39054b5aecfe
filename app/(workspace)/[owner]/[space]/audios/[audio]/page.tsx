import type { Metadata } from "next";
import { Suspense } from "react";
import { AudioFacts } from "@/components/audios/audio-facts";
import { AudioHeader } from "@/components/audios/audio-header";
import { AudioStage } from "@/components/audios/audio-stage";
import { MarkPanel } from "@/components/audios/mark-panel";
import { NeighbourLinks, NeighbourLinksPending } from "@/components/audios/neighbours";
import { PanelPending } from "@/components/audios/panel";
import { SourceFacts } from "@/components/audios/source-facts";
import type { AudioParams } from "@/lib/web/serve-file";
import { markAudio, removeAudio, renameAudio, restoreAudio, unmarkAudio } from "../actions";
import { findNeighbours, getAudio, listMarks } from "./reads";

type Props = { params: Promise<AudioParams> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { owner, space, audio } = await params;
  const found = await getAudio(owner, space, audio);
  return { title: found.alias ?? found.handle };
}

export default async function AudioPage({ params }: Props) {
  const address = await params;
  const audio = await getAudio(address.owner, address.space, address.audio);
  const neighbours = findNeighbours(address, audio);
  return (
    <div className="flex flex-col gap-6">
      <AudioHeader address={address} audio={audio} actions={{ renameAudio, removeAudio, restoreAudio }}>
        <Suspense fallback={<NeighbourLinksPending />}>
          <NeighbourLinks address={address} neighbours={neighbours} />
        </Suspense>
      </AudioHeader>
      <AudioStage address={address} audio={audio} />
      {audio.state === "available" && (
        <Suspense fallback={<PanelPending title="Does it sound right?" />}>
          <MarkPanel address={address} marks={listMarks(address)} actions={{ markAudio, unmarkAudio }} />
        </Suspense>
      )}
      <div className="grid gap-6 lg:grid-cols-2">
        <AudioFacts address={address} audio={audio} />
        <SourceFacts audio={audio} />
      </div>
    </div>
  );
}

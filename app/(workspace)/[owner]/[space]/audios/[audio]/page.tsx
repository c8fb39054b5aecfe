import type { Metadata } from "next";
import { Suspense } from "react";
import { AudioAnalysis } from "@/components/audios/audio-analysis";
import { AudioFacts } from "@/components/audios/audio-facts";
import { AudioHeader } from "@/components/audios/audio-header";
import { AudioStage } from "@/components/audios/audio-stage";
import { MarkPanel } from "@/components/audios/mark-panel";
import { NeighbourLinks } from "@/components/audios/neighbours";
import { PolicyProposal } from "@/components/audios/policy-proposal";
import { IdentityPanel } from "@/components/identities/identity-panel";
import { SpaceNav } from "@/components/spaces/space-nav";
import { PanelPending } from "@/components/ui/panel";
import { requireOffer } from "@/lib/web/api";
import type { AudioParams } from "@/lib/web/serve-file";
import { createIdentity, findIdentities } from "../../identities/actions";
import { identifyAudio, markAudio, removeAudio, renameAudio, restoreAudio, unmarkAudio } from "../actions";
import { readAnalysis } from "./read-analysis";
import { findNeighbours, getAudio, getSpaceOf, listMarks } from "./reads";

type Props = { params: Promise<AudioParams> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { owner, space, audio } = await params;
  const found = await getAudio(owner, space, audio);
  return { title: found.alias ?? found.handle };
}

export default async function AudioPage({ params }: Props) {
  const address = await params;
  const [audio, space, { serves, takes }] = await Promise.all([
    getAudio(address.owner, address.space, address.audio),
    getSpaceOf(address),
    requireOffer(),
  ]);
  const { role } = space;
  const deletion = serves("removeAudio") && serves("restoreAudio") ? { removeAudio, restoreAudio } : null;
  const { findings, ...analysis } = readAnalysis(address, audio, serves);
  const aside = <NeighbourLinks address={address} neighbours={findNeighbours(address, audio)} />;
  return (
    <div className="flex flex-col gap-6">
      <SpaceNav space={space} current="audio" aside={aside} serves={serves} />
      <AudioHeader address={address} audio={audio} role={role} actions={{ renameAudio, deletion }} />
      {audio.quality?.proposal ? <PolicyProposal proposal={audio.quality.proposal} /> : null}
      <AudioStage {...{ address, audio, findings }} receipt={analysis.receipt} hasPeaks={serves("getPeaks")} />
      {audio.state === "available" && serves("listMarks") && (
        <Suspense fallback={<PanelPending title="Does it sound right?" />}>
          <MarkPanel address={address} marks={listMarks(address)} role={role} actions={{ markAudio, unmarkAudio }} />
        </Suspense>
      )}
      <IdentityPanel
        {...{ address, audio, role }}
        hasList={takes("listAudios", "identity")}
        actions={{ findIdentities, createIdentity, identifyAudio }}
      />
      <div className="grid gap-6 lg:grid-cols-2">
        <AudioFacts address={address} audio={audio} />
        <AudioAnalysis {...{ address, audio, ...analysis }} hasOriginal={serves("getOriginal")} />
      </div>
    </div>
  );
}

import type { Metadata } from "next";
import { AudioAnalysis } from "@/components/audios/audio-analysis";
import { AudioFacts } from "@/components/audios/audio-facts";
import { AudioHeader } from "@/components/audios/audio-header";
import { NeighbourLinks } from "@/components/audios/neighbours";
import { PolicyProposal } from "@/components/audios/policy-proposal";
import { IdentityPanel } from "@/components/identities/identity-panel";
import type { SearchParams } from "@/components/lists/search-params";
import { LiveRefresh } from "@/components/live/live-refresh";
import { NextWatch } from "@/components/queue/next-watch";
import { QueueBar } from "@/components/queue/queue-bar";
import { QueueProvider } from "@/components/queue/queue-context";
import { toQueueEntry } from "@/components/queue/to-queue-entry";
import { SpaceNav } from "@/components/spaces/space-nav";
import { requireOffer } from "@/lib/web/api";
import type { AudioParams } from "@/lib/web/serve-file";
import { createIdentity, findIdentities } from "../../identities/actions";
import { giveBackAudio, takeAudio } from "../../review/actions";
import { identifyAudio, removeAudio, renameAudio, restoreAudio } from "../actions";
import { Desk } from "./desk";
import { readAnalysis } from "./read-analysis";
import { readQueueOf } from "./read-queue";
import { findNeighbours, getAudio, getSpaceOf } from "./reads";

type Props = { params: Promise<AudioParams>; searchParams: Promise<SearchParams> };

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const found = await getAudio(await params, await searchParams);
  return { title: found.alias ?? found.handle };
}

export default async function AudioPage({ params, searchParams }: Props) {
  const [address, search] = await Promise.all([params, searchParams]);
  const [audio, space, offer] = await Promise.all([
    getAudio(address, search),
    getSpaceOf(address, search),
    requireOffer(),
  ]);
  const { role } = space;
  const { serves, takes } = offer;
  const deletion = serves("removeAudio") && serves("restoreAudio") ? { removeAudio, restoreAudio } : null;
  const { findings, ...analysis } = readAnalysis(address, audio, serves);
  const queue = readQueueOf(search, { serves, role });
  const aside = queue ? null : <NeighbourLinks address={address} neighbours={findNeighbours(address, audio)} />;
  return (
    <QueueProvider
      view={queue}
      address={address}
      entry={toQueueEntry(audio)}
      from={audio.createdAt}
      actions={{ takeAudio, giveBackAudio }}
      hasPeaks={serves("getPeaks")}
    >
      <div className="flex flex-col gap-6">
        {serves("getEvents") && <LiveRefresh {...address} />}
        {queue && serves("getEvents") && <NextWatch {...address} />}
        <SpaceNav space={space} current={queue ? "step" : "audio"} aside={aside} serves={serves} />
        <QueueBar renderedAtMs={Date.now()} />
        <AudioHeader address={address} audio={audio} role={role} actions={{ renameAudio, deletion }} />
        {audio.quality?.proposal ? <PolicyProposal proposal={audio.quality.proposal} /> : null}
        <Desk {...{ address, search, audio, space, offer, findings, analysis }} />
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
    </QueueProvider>
  );
}

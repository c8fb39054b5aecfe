"use client";

import { Headphones } from "lucide-react";
import { type ReactNode, useId } from "react";
import { CommandKey } from "@/components/keys/command-key";
import { usePlayerState } from "@/components/player/use-player";
import { usePreferences } from "@/components/player/use-preferences";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Popover, PopoverContent, PopoverTrigger } from "@/components/ui/popover";
import { Switch } from "@/components/ui/switch";
import type { CommandId } from "@/lib/browser/keys/commands";
import type { Player } from "@/lib/browser/player/player";
import { preferences } from "@/lib/browser/player/preferences";
import { toGainWords } from "@/lib/domain/listening-gain";
import { toSpokenTime } from "@/lib/domain/timecode";

/** How somebody listens: what is set now and then, and not while the hand is at the player. */
export function ListeningMenu({ player }: { player: Player | null }) {
  return (
    <Popover>
      <PopoverTrigger asChild>
        <Button variant="ghost" size="sm" disabled={!player}>
          <Headphones aria-hidden="true" />
          Listening
          <CountOn player={player} />
        </Button>
      </PopoverTrigger>
      <PopoverContent aria-label="Listening" align="end" className="space-y-4">
        <LoopSwitch player={player} />
        <SilenceSwitch player={player} />
        <LoudnessSwitch player={player} />
        <OriginalSwitch player={player} />
        <MeterSwitch />
      </PopoverContent>
    </Popover>
  );
}

/** What is on besides plain playing, so that nobody forgets it. */
function CountOn({ player }: { player: Player | null }) {
  const { skipsSilence, evensLoudness } = usePreferences();
  const isLooping = usePlayerState(player, (state) => state.isLooping);
  const isOriginal = usePlayerState(player, (state) => state.heard !== "wav");
  const count = [skipsSilence, evensLoudness, isLooping, isOriginal].filter(Boolean).length;
  return count > 0 && <Badge tone="primary">{count} on</Badge>;
}

type Row = {
  name: string;
  command?: CommandId;
  isOn: boolean;
  onChange: (isOn: boolean) => void;
  children?: ReactNode;
};

function SwitchRow({ name, command, isOn, onChange, children }: Row) {
  const id = useId();
  return (
    <div className="flex items-start justify-between gap-4">
      <div className="min-w-0">
        <div className="flex items-center gap-2">
          <label htmlFor={id} className="font-medium">
            {name}
          </label>
          {command ? <CommandKey id={command} /> : null}
        </div>
        {children ? (
          <p id={`${id}-words`} className="text-pretty text-muted-foreground text-xs">
            {children}
          </p>
        ) : null}
      </div>
      <Switch
        id={id}
        checked={isOn}
        onCheckedChange={onChange}
        aria-describedby={children ? `${id}-words` : undefined}
      />
    </div>
  );
}

function LoopSwitch({ player }: { player: Player | null }) {
  const isOn = usePlayerState(player, (state) => state.isLooping);
  const hasSelection = usePlayerState(player, (state) => state.selection !== null);
  return (
    <SwitchRow name="Repeat" command="loop" isOn={isOn} onChange={() => player?.toggleLoop()}>
      {hasSelection ? "The selection, again and again." : "All of it again and again, or what you select."}
    </SwitchRow>
  );
}

function SilenceSwitch({ player }: { player: Player | null }) {
  const { skipsSilence } = usePreferences();
  const seconds = usePlayerState(player, (state) => state.silenceSeconds);
  return (
    <SwitchRow name="Skip silence" isOn={skipsSilence} onChange={(isOn) => preferences().set({ skipsSilence: isOn })}>
      {skipsSilence && seconds !== null ? toSilenceWords(seconds) : "Jumps over pauses of a second and longer."} What is
      skipped does not count as heard.
    </SwitchRow>
  );
}

function toSilenceWords(seconds: number): string {
  return seconds === 0 ? "There is none to skip here." : `Skips ${toSpokenTime(seconds)} here.`;
}

function LoudnessSwitch({ player }: { player: Player | null }) {
  const { evensLoudness } = usePreferences();
  const gainDb = usePlayerState(player, (state) => state.evenGainDb);
  const isLimited = usePlayerState(player, (state) => state.isEvenLimited);
  return (
    <SwitchRow
      name="Even loudness"
      isOn={evensLoudness}
      onChange={(isOn) => preferences().set({ evensLoudness: isOn })}
    >
      {gainDb === null
        ? "How loud this one is, is not known."
        : `${toGainWords(gainDb)} here${isLimited ? ", with its peaks held down" : ""}. The file stays as it is.`}
    </SwitchRow>
  );
}

function OriginalSwitch({ player }: { player: Player | null }) {
  const hasOriginal = usePlayerState(player, (state) => state.hasOriginal);
  const hasFailed = usePlayerState(player, (state) => state.hasOriginalFailed);
  const heard = usePlayerState(player, (state) => state.heard);
  if (!hasOriginal) {
    const words = hasFailed ? "The original could not be played here." : "Your browser cannot play the original.";
    return <p className="text-muted-foreground text-xs">{words}</p>;
  }
  return (
    <SwitchRow name="Hear the original" command="compare" isOn={heard !== "wav"} onChange={() => player?.compare()}>
      The file as it was sent, in place of the WAV, at the same instant.
    </SwitchRow>
  );
}

function MeterSwitch() {
  const { hasMeter } = usePreferences();
  return <SwitchRow name="Level meter" isOn={hasMeter} onChange={(isOn) => preferences().set({ hasMeter: isOn })} />;
}

import { Explained } from "@/components/audios/explained";
import { Fact, Missing } from "@/components/audios/facts";
import { toPercent, toSeconds } from "@/components/audios/measure-words";
import { toCounted } from "@/components/ui/count-words";
import type { AudioMeasures } from "@/lib/contract/quality";
import { parseDuration } from "@/lib/domain/durations";

type VoiceFactProps = {
  voice: AudioMeasures["voice"];
  /** It is being listened for. */
  isPending: boolean;
  /** Of the whole file, as the contract has it. */
  duration: string | null;
};

/** How much voice there is. Screen readers hear it when that becomes known. */
export function VoiceFact({ voice, isPending, duration }: VoiceFactProps) {
  return (
    <Fact name={<Explained term="voice" />}>
      <span role="status">
        {voice ? (
          <Heard voice={voice} duration={duration} />
        ) : (
          <Missing>{isPending ? "listening…" : "not measured"}</Missing>
        )}
      </span>
    </Fact>
  );
}

function Heard({ voice, duration }: { voice: NonNullable<AudioMeasures["voice"]>; duration: string | null }) {
  const seconds = parseDuration(voice.duration);
  const total = duration === null ? 0 : parseDuration(duration);
  if (voice.segments.length === 0) return "none";
  return (
    <>
      {toSeconds(seconds)}{" "}
      <span className="text-muted-foreground">
        ({total > 0 ? `${toPercent(Math.min(1, seconds / total))}, ` : ""}
        {toCounted(voice.segments.length, "passage")})
      </span>
    </>
  );
}

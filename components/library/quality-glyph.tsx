import {
  CircleCheck,
  CircleDashed,
  Ear,
  FileWarning,
  Info,
  type LucideIcon,
  OctagonAlert,
  ShieldAlert,
  ShieldBan,
  TriangleAlert,
} from "lucide-react";
import Link from "next/link";
import { type QualityVerdict, toQualityLines, toQualityVerdict } from "@/components/audios/quality-words";
import { Tip } from "@/components/audios/tip";
import { cn } from "@/components/ui/cn";
import type { Audio } from "@/lib/contract/audio";

/** Told apart by their shapes alone. */
const looks: Record<QualityVerdict, { icon: LucideIcon; className: string }> = {
  refuse: { icon: ShieldBan, className: "text-destructive" },
  partial: { icon: FileWarning, className: "text-warning" },
  high: { icon: OctagonAlert, className: "text-destructive" },
  warn: { icon: ShieldAlert, className: "text-warning" },
  medium: { icon: TriangleAlert, className: "text-warning" },
  low: { icon: Info, className: "text-muted-foreground" },
  listening: { icon: Ear, className: "text-muted-foreground" },
  clean: { icon: CircleCheck, className: "text-success" },
  unmeasured: { icon: CircleDashed, className: "text-muted-foreground" },
};

/** The quality of an audio in one sign. All that is known of it stands in its tooltip, and it leads to the findings. */
export function QualityGlyph({ audio, href }: { audio: Audio; href: string }) {
  if (audio.state !== "available") return null;
  const verdict = toQualityVerdict(audio);
  const lines = toQualityLines(audio);
  const { icon: Icon, className } = looks[verdict];
  return (
    <Tip words={lines.map((line) => <p key={line}>{line}</p>)}>
      <Link
        href={`${href}#findings`}
        prefetch={false}
        aria-label={`Quality: ${lines.join(". ")}`}
        data-slot="quality-glyph"
        data-verdict={verdict}
        className="inline-grid size-6 shrink-0 place-items-center rounded-full"
      >
        <Icon aria-hidden="true" className={cn("size-4", className)} />
      </Link>
    </Tip>
  );
}

import { Equal, EqualNot, type LucideIcon, Minus } from "lucide-react";
import { Badge } from "@/components/ui/badge";
import type { AudioReceipt } from "@/lib/contract/quality";

type Result = AudioReceipt["nullTest"]["result"];

const looks: Record<Result, { icon: LucideIcon; tone: "success" | "warning" | "neutral"; label: string }> = {
  identical: { icon: Equal, tone: "success", label: "Identical" },
  different: { icon: EqualNot, tone: "warning", label: "Different" },
  notApplicable: { icon: Minus, tone: "neutral", label: "Not applicable" },
};

/** Whether the samples of the WAV are those of the file, one by one; or why that is no question. */
export function NullTest({ result, sentence }: AudioReceipt["nullTest"]) {
  const { icon: Icon, tone, label } = looks[result];
  return (
    <>
      <Badge tone={tone} className="mr-1.5">
        <Icon aria-hidden="true" />
        {label}
      </Badge>
      {sentence}
    </>
  );
}

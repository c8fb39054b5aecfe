import { ShieldCheck } from "lucide-react";
import { Missing } from "@/components/audios/facts";
import { Badge } from "@/components/ui/badge";

/** Whether the digest of a file is the one that its sender computed. */
export function Digest({ isVerified }: { isVerified: boolean }) {
  if (!isVerified) return <Missing>Computed here; the sender gave none.</Missing>;
  return (
    <>
      <Badge tone="success" className="mr-1.5">
        <ShieldCheck aria-hidden="true" />
        Matches
      </Badge>
      the one computed before sending
    </>
  );
}

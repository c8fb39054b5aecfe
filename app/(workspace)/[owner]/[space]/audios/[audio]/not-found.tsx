import { DeniedState } from "@/components/layout/denied-state";
import { BackToQueue } from "@/components/queue/back-to-queue";

export default function AudioNotFound() {
  return (
    <DeniedState>
      <BackToQueue />
    </DeniedState>
  );
}

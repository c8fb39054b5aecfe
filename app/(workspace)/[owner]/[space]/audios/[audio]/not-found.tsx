import { DeniedState } from "@/components/layout/denied-state";

export default function AudioNotFound() {
  return <DeniedState />;
}

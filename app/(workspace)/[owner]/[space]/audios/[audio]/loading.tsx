import { AudioPagePending } from "@/components/audios/audio-page-pending";

export default function AudioLoading() {
  return <AudioPagePending />;
}

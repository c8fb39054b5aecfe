"use client";

import { Download } from "lucide-react";
import { type AudioAddress, toAudioPath } from "@/components/audios/audio-path";
import { Button } from "@/components/ui/button";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuTrigger,
} from "@/components/ui/dropdown-menu";
import type { ExportFormat } from "@/lib/contract/review-export";

const labels: Record<ExportFormat, string> = {
  json: "JSON",
  csv: "CSV",
  audacity: "Audacity labels",
  webvtt: "WebVTT",
};

/** Takes away what was decided and said of an audio, in a form that other programs read. */
export function ReviewExportMenu({ address }: { address: AudioAddress }) {
  return (
    <DropdownMenu>
      <DropdownMenuTrigger asChild>
        <Button variant="ghost" size="sm" className="-my-1 text-muted-foreground">
          <Download aria-hidden="true" />
          <span>
            Download<span className="sr-only"> decisions and comments</span>
          </span>
        </Button>
      </DropdownMenuTrigger>
      <DropdownMenuContent align="end">
        {Object.entries(labels).map(([format, label]) => (
          <DropdownMenuItem key={format} asChild>
            <a href={`${toAudioPath(address)}/review-export?${new URLSearchParams({ format })}`} download>
              {label}
            </a>
          </DropdownMenuItem>
        ))}
      </DropdownMenuContent>
    </DropdownMenu>
  );
}

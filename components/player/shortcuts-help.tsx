"use client";

import { Keyboard } from "lucide-react";
import { usePreferences } from "@/components/player/use-preferences";
import { Button } from "@/components/ui/button";
import {
  Dialog,
  DialogContent,
  DialogDescription,
  DialogHeader,
  DialogTitle,
  DialogTrigger,
} from "@/components/ui/dialog";
import { Kbd } from "@/components/ui/kbd";
import { preferences } from "@/lib/browser/player/preferences";

const shortcuts: { keys: string[]; does: string }[] = [
  { keys: ["Space"], does: "Play or pause" },
  { keys: ["←", "→"], does: "Back or on by 5 seconds" },
  { keys: ["Shift ←", "Shift →"], does: "Back or on by 1 second" },
  { keys: ["Home", "End"], does: "To the start or the end" },
  { keys: ["+", "−"], does: "Zoom in or out, also Ctrl and the wheel" },
  { keys: ["M"], does: "Mute or unmute" },
  { keys: ["N", "P"], does: "Next or previous finding" },
  { keys: ["[", "]"], does: "Previous or next audio" },
];

/** The keys, and the switch that keeps them to the player alone (WCAG 2.1.4). */
export function ShortcutsHelp() {
  const { hasPageShortcuts } = usePreferences();
  return (
    <Dialog>
      <DialogTrigger asChild>
        <Button variant="ghost" size="icon-sm" aria-label="Keyboard shortcuts">
          <Keyboard aria-hidden="true" />
        </Button>
      </DialogTrigger>
      <DialogContent>
        <DialogHeader>
          <DialogTitle>Keyboard shortcuts</DialogTitle>
          <DialogDescription>They rest while you write in a field.</DialogDescription>
        </DialogHeader>
        <dl className="grid grid-cols-[auto_1fr] items-center gap-x-6 gap-y-2.5 text-sm">
          {shortcuts.map(({ keys, does }) => (
            <div key={does} className="contents">
              <dt className="flex gap-1">
                {keys.map((key) => (
                  <Kbd key={key}>{key}</Kbd>
                ))}
              </dt>
              <dd>{does}</dd>
            </div>
          ))}
        </dl>
        <label className="flex items-start gap-2.5 border-t pt-4 text-sm">
          <input
            type="checkbox"
            className="mt-0.5 size-4 accent-primary"
            checked={hasPageShortcuts}
            onChange={(event) => preferences().set({ hasPageShortcuts: event.target.checked })}
          />
          Use them anywhere on this page. Otherwise they work only while the player has the focus.
        </label>
      </DialogContent>
    </Dialog>
  );
}

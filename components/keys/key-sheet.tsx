"use client";

import { Keyboard } from "lucide-react";
import { useRef, useState } from "react";
import { KeyTable } from "@/components/keys/key-table";
import { useCommands } from "@/components/keys/use-commands";
import { useRebinding } from "@/components/keys/use-rebinding";
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
import { preferences } from "@/lib/browser/player/preferences";

/** The keys of this page by button and by key, and the switch that keeps them to the player alone (WCAG 2.1.4). */
export function KeySheet() {
  const [isOpen, setOpen] = useState(false);
  const opener = useRef<Element | null>(null);
  const rebinding = useRebinding();
  const changeOpen = (next: boolean) => {
    if (next) opener.current = document.activeElement;
    rebinding.cancel();
    setOpen(next);
  };
  useCommands({ showKeys: () => changeOpen(true) });
  return (
    <Dialog open={isOpen} onOpenChange={changeOpen}>
      <DialogTrigger asChild>
        <Button variant="ghost" size="icon-sm" aria-label="Keyboard shortcuts">
          <Keyboard aria-hidden="true" />
        </Button>
      </DialogTrigger>
      <DialogContent
        className="max-w-lg gap-5"
        onEscapeKeyDown={(event) => rebinding.waitingFor && event.preventDefault()}
        onCloseAutoFocus={(event) => {
          // Opened by its key, the sheet gives the focus back to where it was, not to its button.
          event.preventDefault();
          if (opener.current instanceof HTMLElement) opener.current.focus();
        }}
      >
        <DialogHeader>
          <DialogTitle>Keyboard shortcuts</DialogTitle>
          <DialogDescription>What works on this page. The keys rest while you write in a field.</DialogDescription>
        </DialogHeader>
        <p role="status" className="sticky top-0 z-10 rounded-md bg-muted px-3 py-2 text-pretty text-sm empty:p-0">
          {rebinding.words}
        </p>
        <KeyTable rebinding={rebinding} />
        <SheetFoot rebinding={rebinding} />
      </DialogContent>
    </Dialog>
  );
}

function SheetFoot({ rebinding }: { rebinding: ReturnType<typeof useRebinding> }) {
  const { hasPageShortcuts, keys } = usePreferences();
  const resetAll = () => {
    preferences().set({ keys: {} });
    rebinding.say("All keys are as they were in the beginning.");
  };
  return (
    <div className="space-y-4 border-t pt-4">
      <label className="flex items-start gap-2.5 text-sm">
        <input
          type="checkbox"
          className="mt-0.5 size-4 accent-primary"
          checked={hasPageShortcuts}
          onChange={(event) => preferences().set({ hasPageShortcuts: event.target.checked })}
        />
        Use them anywhere on this page. Otherwise they work only while the player has the focus.
      </label>
      <Button size="sm" aria-disabled={Object.keys(keys).length === 0} onClick={resetAll}>
        Reset all keys
      </Button>
    </div>
  );
}

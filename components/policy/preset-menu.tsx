"use client";

import { ChevronDown } from "lucide-react";
import { Button } from "@/components/ui/button";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuTrigger,
} from "@/components/ui/dropdown-menu";
import type { PolicyRule } from "@/lib/domain/policy/policy";
import { policyPresets } from "@/lib/domain/policy/presets";

/** Policies to begin with, in place of the rules that stand in the form. */
export function PresetMenu({ onChoose }: { onChoose: (rules: readonly PolicyRule[]) => void }) {
  return (
    <DropdownMenu>
      <DropdownMenuTrigger asChild>
        <Button size="sm">
          Presets
          <ChevronDown aria-hidden="true" />
        </Button>
      </DropdownMenuTrigger>
      <DropdownMenuContent align="start" className="max-w-72">
        {policyPresets.map(({ name, purpose, rules }) => (
          <DropdownMenuItem key={name} onSelect={() => onChoose(rules)} className="flex-col items-start gap-0">
            <span className="font-medium">{name}</span>
            <span className="text-muted-foreground text-xs">{purpose}</span>
          </DropdownMenuItem>
        ))}
      </DropdownMenuContent>
    </DropdownMenu>
  );
}

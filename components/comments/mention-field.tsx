"use client";

import type { KeyboardEvent, RefObject } from "react";
import { useComments } from "@/components/comments/comments-context";
import { useMentioning } from "@/components/comments/use-mentioning";
import { cn } from "@/components/ui/cn";
import { toCounted } from "@/components/ui/count-words";
import { Textarea } from "@/components/ui/textarea";
import type { Member } from "@/lib/contract/org";

type MentionFieldProps = {
  id: string;
  field: RefObject<HTMLTextAreaElement | null>;
  text: string;
  isInvalid: boolean;
  describedBy: string;
  onText: (text: string) => void;
  onSubmit: () => void;
  onEscape: () => void;
};

/** A field to write a comment in. After an @ it offers people; Ctrl+Enter sends, and Escape puts it away. */
export function MentionField({ id, field, text, isInvalid, describedBy, ...on }: MentionFieldProps) {
  const { offer, actions } = useComments();
  const { onText } = on;
  const mentioning = useMentioning({ org: offer.org, findMembers: actions.findMembers, field, text, onText });
  const { listId, isOpen, offered } = mentioning;

  function onKeyDown(event: KeyboardEvent): void {
    if (mentioning.onKey(event)) return;
    if (event.key === "Escape") on.onEscape();
    else if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) on.onSubmit();
    else return;
    event.preventDefault();
  }

  return (
    <div className="relative">
      <Textarea
        id={id}
        ref={field}
        value={text}
        maxLength={4000}
        aria-describedby={describedBy}
        aria-invalid={isInvalid || undefined}
        aria-autocomplete={offer.org === null ? undefined : "list"}
        aria-haspopup={offer.org === null ? undefined : "listbox"}
        aria-controls={isOpen ? listId : undefined}
        aria-activedescendant={isOpen ? `${listId}-${offered?.active}` : undefined}
        onChange={({ target }) => {
          onText(target.value);
          mentioning.look(target.value, target.selectionStart);
        }}
        onSelect={({ currentTarget }) => mentioning.look(currentTarget.value, currentTarget.selectionStart)}
        onBlur={mentioning.close}
        onKeyDown={onKeyDown}
      />
      {isOpen && offered ? (
        <People id={listId} people={offered.people} active={offered.active} onChoose={mentioning.choose} />
      ) : null}
      <p role="status" className="sr-only">
        {isOpen && offered ? `${toCounted(offered.people.length, "name")} to choose from.` : ""}
      </p>
    </div>
  );
}

type PeopleProps = { id: string; people: Member[]; active: number; onChoose: (person: Member) => void };

function People({ id, people, active, onChoose }: PeopleProps) {
  return (
    <div
      id={id}
      role="listbox"
      aria-label="People to mention"
      className="absolute inset-x-0 top-full z-20 mt-1 max-h-56 animate-enter overflow-y-auto rounded-lg bg-popover p-1 text-popover-foreground shadow-popover"
    >
      {people.map((person, index) => (
        <Person
          key={person.handle}
          id={`${id}-${index}`}
          person={person}
          isActive={index === active}
          onChoose={() => onChoose(person)}
        />
      ))}
    </div>
  );
}

type PersonProps = { id: string; person: Member; isActive: boolean; onChoose: () => void };

function Person({ id, person: { handle, alias }, isActive, onChoose }: PersonProps) {
  return (
    // The focus stays in the field, whose keys choose: an option is for the pointer.
    <div
      id={id}
      role="option"
      tabIndex={-1}
      aria-selected={isActive}
      className={cn(
        "flex cursor-pointer items-baseline gap-2 rounded-md px-2.5 py-1.5 text-sm hover:bg-accent",
        isActive && "bg-accent outline-1 outline-ring -outline-offset-1",
      )}
      onPointerDown={(event) => {
        event.preventDefault();
        onChoose();
      }}
    >
      <span className="min-w-0 truncate font-medium">{alias ?? handle}</span>
      <span className="truncate font-mono text-muted-foreground text-xs">@{handle}</span>
    </div>
  );
}

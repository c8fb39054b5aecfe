import { useId } from "react";
import { TextField } from "@/components/ui/text-field";
import { keyOf, type UploadSpace } from "./space-order";

type SpaceListProps = {
  spaces: readonly UploadSpace[];
  /** Those that match what is typed. */
  found: readonly UploadSpace[];
  chosen: UploadSpace | undefined;
  typed: string;
  onType: (typed: string) => void;
  onPick: (space: UploadSpace) => void;
};

/** More than these are not seen at once. */
const MOST_WITHOUT_SEARCH = 6;

const focus = (input: HTMLElement | null) => input?.focus();

/** One space of many to pick, with a search where there are many. It takes the focus as it appears. */
export function SpaceList({ spaces, found, chosen, typed, onType, onPick }: SpaceListProps) {
  const id = useId();
  const hasSearch = spaces.length > MOST_WITHOUT_SEARCH;
  return (
    <div className="min-w-0 space-y-3">
      {hasSearch ? (
        <TextField
          id={`${id}-search`}
          ref={focus}
          label="Find a space"
          type="search"
          autoComplete="off"
          maxLength={100}
          value={typed}
          onChange={(event) => onType(event.target.value)}
        />
      ) : null}
      <fieldset className="max-h-56 min-w-0 overflow-y-auto rounded-md border">
        <legend className="sr-only">Spaces</legend>
        {found.length === 0 ? (
          <p className="px-3 py-2 text-muted-foreground text-sm">No space that you may upload to matches.</p>
        ) : null}
        {found.map((space) => (
          <label
            key={keyOf(space)}
            className="flex cursor-pointer items-center gap-2.5 border-b px-3 py-2 text-sm last:border-b-0 has-checked:bg-accent has-focus-visible:outline-2 has-focus-visible:-outline-offset-2 has-focus-visible:outline-ring max-sm:min-h-11"
          >
            <input
              ref={!hasSearch && space === spaces[0] ? focus : undefined}
              type="radio"
              name={id}
              checked={space === chosen}
              onChange={() => onPick(space)}
              className="accent-primary outline-none"
            />
            <span className="flex min-w-0 grow flex-wrap items-baseline justify-between gap-x-2.5">
              <span className="max-w-full truncate font-medium">{space.alias ?? space.handle}</span>
              <span className="max-w-full truncate font-mono text-muted-foreground text-xs">{keyOf(space)}</span>
            </span>
          </label>
        ))}
      </fieldset>
    </div>
  );
}

import { type Collected, type CollectOptions, createIntake, type Intake } from "./intake.ts";
import { toNaturalOrder } from "./natural-order.ts";
import { nodeOfEntry, nodeOfHandle } from "./nodes.ts";
import { walkFolder } from "./walk-folder.ts";

/** What Chromium adds to an item of a transfer. */
type TransferItem = DataTransferItem & { getAsFileSystemHandle?: () => Promise<FileSystemHandle | null> };

/** One thing that was dropped, as all that can be had of it during the event. */
type Dropped = { file: File | null; entry: FileSystemEntry | null; handle: Promise<FileSystemHandle | null> };

/**
 * All files of a drop or a paste, with what lies in the folders among them, in the order in which they were given. A file
 * that was given by itself is always taken, one in a folder if its extension is in the table of formats. Must be called
 * during the event. Throws an `AbortError` when it is stopped; what cannot be read is counted instead.
 */
export async function collectTransfer(transfer: DataTransfer, options: CollectOptions = {}): Promise<Collected> {
  // All items are read before the first await: after their event they are empty.
  const dropped = Array.from(transfer.items)
    .filter(({ kind }) => kind === "file")
    .map(readItem);
  const intake = createIntake(options);
  for (const one of dropped) {
    await takeDropped(one, intake);
    await intake.goOn();
  }
  return intake.collected();
}

/**
 * The files of a file input. One that chose a folder knows the place of each (`webkitRelativePath`): they are picked and
 * ordered as those of a dropped folder are.
 */
export function collectChosen(chosen: Iterable<File>): Collected {
  const intake = createIntake({});
  const given = Array.from(chosen, (file) => ({ file, path: file.webkitRelativePath || file.name, handle: null }));
  const isFolder = given.some(({ file }) => Boolean(file.webkitRelativePath));
  for (const one of isFolder ? toNaturalOrder(given, ({ path }) => path) : given) {
    if (!isFolder || intake.wants(one.file.name)) intake.take(one);
  }
  return intake.collected();
}

function readItem(item: TransferItem): Dropped {
  // On a plain-http address it is there too, and the call takes the whole page down. Elsewhere it is refused for folders
  // of the system, which may be read as entries all the same.
  const asked = isSecureContext ? item.getAsFileSystemHandle?.() : undefined;
  const handle = asked?.catch(() => null) ?? Promise.resolve(null);
  return { file: item.getAsFile(), entry: item.webkitGetAsEntry?.() ?? null, handle };
}

async function takeDropped({ file, entry, handle: promised }: Dropped, intake: Intake): Promise<void> {
  const handle = await promised;
  const node = handle ? nodeOfHandle(handle) : entry && nodeOfEntry(entry);
  if (node?.kind === "folder") return walkFolder(node, node.name, intake);
  // Whether a file by itself can be read shows when it is.
  if (file) intake.take({ file, path: file.name, handle: handle as FileSystemFileHandle | null });
  else intake.cannotRead();
}

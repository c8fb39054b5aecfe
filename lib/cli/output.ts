import { styleText } from "node:util";
import { toPrintable } from "./printable.ts";

type Colour = "green" | "yellow" | "red" | "dim";

type Stream = NodeJS.WriteStream;

/** How a command speaks: what was asked for on stdout, everything else on stderr, where a terminal has the bar too. */
export type Output = {
  /** A line of what was asked for, as it is. */
  line(text: string): void;
  /** A line beside it: why something failed, what to do. */
  note(text: string): void;
  /** Draws what `render` makes of the width of the terminal, below all lines; null takes it away. */
  bar(render: ((columns: number) => string) | null): void;
  /** `text` in a colour, where the terminal of `stream` shows colours and nobody asked for none. */
  paint(colour: Colour, text: string, stream?: "out" | "err"): string;
  /** Whether people read stdout, or a program does. */
  isRead: boolean;
  /** Whether there is a terminal for the bar. */
  hasBar: boolean;
};

/** The output over two streams. */
export function createOutput({ out, err, env }: { out: Stream; err: Stream; env: NodeJS.ProcessEnv }): Output {
  const isDumb = env.TERM === "dumb";
  const hasBar = Boolean(err.isTTY) && !isDumb;
  let drawn: ((columns: number) => string) | null = null;

  const erase = () => drawn && err.write("\r\x1b[2K");
  const draw = () => drawn && err.write(`\r\x1b[2K${drawn(err.columns || 80)}`);

  function write(stream: Stream, text: string): void {
    // The bar stands where the next line goes, if that line goes to the terminal too.
    const isInTheWay = stream.isTTY;
    if (isInTheWay) erase();
    stream.write(`${text}\n`);
    if (isInTheWay) draw();
  }

  return {
    line: (text) => write(out, text),
    note: (text) => write(err, text),
    bar(render) {
      if (!hasBar) return;
      if (!render) erase();
      drawn = render;
      draw();
    },
    paint(colour, text, stream = "out") {
      const { isTTY } = stream === "out" ? out : err;
      const isPlain = !isTTY || isDumb || Boolean(env.NO_COLOR);
      return isPlain ? text : styleText(colour, text, { validateStream: false });
    },
    isRead: Boolean(out.isTTY),
    hasBar,
  };
}

/** A cell of a line for people or for programs: what controls a terminal, or ends a line, is escaped. */
export function toCell(text: string | null | undefined): string {
  return text ? toPrintable(text) : "-";
}

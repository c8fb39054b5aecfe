import type { WaveformColours } from "./colours.ts";
import type { ChannelPicture } from "./picture.ts";

/** What is painted: a lane for each list of channels, one above the other, and where the play cursor stands. */
export type Painting = {
  lanes: readonly (readonly ChannelPicture[])[];
  colours: WaveformColours;
  /** Columns left of it were played. */
  playedColumns: number;
  /** Columns of the canvas that one sample takes; dots are drawn where they lie well apart. */
  columnsPerSample: number;
  devicePixelRatio: number;
};

/** Columns from `from` to `to`, exclusive. */
export type Columns = { from: number; to: number };

const FULL_SCALE = 32_768;
/** Pixels of the page between two samples from which on each has a dot. */
const DOT_SPACING_PIXELS = 5;

/** Paints some columns of the canvas anew and leaves the others alone. */
export function paint(context: CanvasRenderingContext2D, painting: Painting, { from, to }: Columns): void {
  const { colours, playedColumns } = painting;
  const border = Math.max(from, Math.min(Math.round(playedColumns), to));
  paintIn(context, painting, { from, to: border }, colours.progressColor);
  paintIn(context, painting, { from: border, to }, colours.waveColor);
}

function paintIn(context: CanvasRenderingContext2D, painting: Painting, columns: Columns, colour: string): void {
  if (columns.to <= columns.from) return;
  const { height } = context.canvas;
  context.save();
  context.beginPath();
  context.rect(columns.from, 0, columns.to - columns.from, height);
  context.clip();
  context.clearRect(columns.from, 0, columns.to - columns.from, height);
  context.fillStyle = colour;
  context.strokeStyle = colour;
  const laneHeight = height / painting.lanes.length;
  for (const [place, channels] of painting.lanes.entries()) {
    const lane = { top: place * laneHeight, height: laneHeight };
    for (const channel of channels) {
      paintColumns(context, channel, { ...lane, ...columns });
      for (const line of channel.lines) paintLine(context, line, { ...lane, ...painting });
    }
  }
  context.restore();
}

type Lane = { top: number; height: number };

/** What hardly moves is a line one pixel of the device high or a little more: silence can be told from nothing. */
function paintColumns(context: CanvasRenderingContext2D, picture: ChannelPicture, lane: Lane & Columns): void {
  const { least, greatest } = picture;
  const half = lane.height / 2;
  const middle = lane.top + half;
  const thinnest = Math.max(1, lane.height / 100);
  for (let column = lane.from; column < Math.min(lane.to, least.length); column += 1) {
    const [low, high] = [least[column] as number, greatest[column] as number];
    if (low > high) continue;
    const thickness = Math.max(thinnest, ((high - low) / FULL_SCALE) * half);
    context.fillRect(column, middle - (((high + low) / 2) * half) / FULL_SCALE - thickness / 2, 1, thickness);
  }
}

type Spacing = Pick<Painting, "columnsPerSample" | "devicePixelRatio">;

function paintLine(context: CanvasRenderingContext2D, line: Float32Array, lane: Lane & Spacing): void {
  const { devicePixelRatio, columnsPerSample } = lane;
  const half = lane.height / 2;
  const middle = lane.top + half;
  const y = (place: number) => middle - ((line[place + 1] as number) / FULL_SCALE) * half;
  context.lineWidth = 1.5 * devicePixelRatio;
  context.lineJoin = "round";
  context.beginPath();
  for (let place = 0; place < line.length; place += 2) context.lineTo(line[place] as number, y(place));
  context.stroke();
  if (columnsPerSample < DOT_SPACING_PIXELS * devicePixelRatio) return;
  context.beginPath();
  for (let place = 0; place < line.length; place += 2) {
    const x = line[place] as number;
    context.moveTo(x, y(place));
    context.arc(x, y(place), 2.5 * devicePixelRatio, 0, 2 * Math.PI);
  }
  context.fill();
}

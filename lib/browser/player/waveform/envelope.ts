/** The outline of a waveform: for each point its least and greatest value, -1 to 1. */
export type Envelope = { least: Float32Array; greatest: Float32Array };

/**
 * The outline of `values` (pairs of least and greatest) with at most `columns` points. The pairs may be cut in the
 * middle: the drawing library hands out slices that know nothing of pairs.
 */
export function toEnvelope(values: Float32Array | readonly number[], columns: number): Envelope {
  const pairs = Math.floor(values.length / 2);
  const count = Math.max(0, Math.min(Math.floor(columns), pairs));
  const least = new Float32Array(count);
  const greatest = new Float32Array(count);
  for (let point = 0; point < count; point += 1) {
    const end = Math.floor(((point + 1) * pairs) / count) * 2;
    let low = 1;
    let high = -1;
    for (let index = Math.floor((point * pairs) / count) * 2; index < end; index += 1) {
      const value = values[index] as number;
      if (value < low) low = value;
      if (value > high) high = value;
    }
    least[point] = low;
    greatest[point] = high;
  }
  return { least, greatest };
}

/**
 * Fills the outline of `values` over the whole canvas in its present fill colour, zero in the middle. Silence is a
 * line one device pixel high or a little more, so that it can be told from nothing.
 */
export function drawEnvelope(values: Float32Array | readonly number[], context: CanvasRenderingContext2D): void {
  const { width, height } = context.canvas;
  const { least, greatest } = toEnvelope(values, width);
  const count = least.length;
  if (count === 0) return;
  const middle = height / 2;
  const hairline = Math.max(0.5, height / 200);
  const x = (point: number) => (count === 1 ? width / 2 : (point / (count - 1)) * width);
  context.beginPath();
  for (let point = 0; point < count; point += 1) {
    context.lineTo(x(point), Math.min(middle - (greatest[point] as number) * middle, middle - hairline));
  }
  for (let point = count - 1; point >= 0; point -= 1) {
    context.lineTo(x(point), Math.max(middle - (least[point] as number) * middle, middle + hairline));
  }
  context.closePath();
  context.fill();
}

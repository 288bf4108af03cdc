import { encode } from "uqr";
import { escapeHtml } from "../content/escapeHtml.ts";

/** Empty modules around the code, as ISO/IEC 18004 wants: the paper beside it may not be white. */
const margin = 4;

/**
 * An address as a QR code, drawn in one path. Level M of correction: a fold or a stain on the paper takes up to 15 per cent.
 * @param name what it is, for those who cannot see it: "QR-kod till …"
 */
export function qrSvg(address: string, name: string): string {
  const { size, data } = encode(address, { ecc: "M", border: 0 });
  const side = size + 2 * margin;
  const path = data
    .map((row, y) =>
      runs(row)
        .map(([x, length]) => `M${x + margin} ${y + margin}h${length}v1h-${length}z`)
        .join(""),
    )
    .join("");
  return (
    `<svg class="qr" viewBox="0 0 ${side} ${side}" role="img" aria-label="${escapeHtml(name)}" shape-rendering="crispEdges">` +
    `<rect width="${side}" height="${side}" fill="#fff"/><path d="${path}" fill="#000"/></svg>`
  );
}

/** Where dark modules follow upon each other in a row: the first, and how many. */
function runs(row: readonly boolean[]): (readonly [from: number, length: number])[] {
  const found: [number, number][] = [];
  for (const [x, isDark] of row.entries()) {
    const last = found.at(-1);
    if (!isDark) continue;
    if (last !== undefined && last[0] + last[1] === x) last[1]++;
    else found.push([x, 1]);
  }
  return found;
}

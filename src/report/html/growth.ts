/** What a run did to a consumer, as a small plot: how long it took to answer, or how large it was. */
import type { JsonFailure } from "../json.ts";
import { markup, unfolded, type Markup } from "./markup.ts";

/** In the units of the plot. */
const SIZE = { width: 600, height: 120 };

/** More points than this are thinned out. */
const MOST = 120;

/** `null` where there is nothing to draw. */
export function growthView({ growth }: JsonFailure): Markup | null {
  if (growth === null || growth.points.length < 2) return null;
  const every = Math.ceil(growth.points.length / MOST);
  const points = growth.points.filter((_, nth) => nth % every === 0 || nth === growth.points.length - 1);
  const [most, last] = [Math.max(...points.map(({ value }) => value)), points.at(-1)?.requests ?? 0];
  if (most <= 0 || last <= 0) return null;
  const line = points.map(
    ({ requests, value }) =>
      `${rounded((requests / last) * SIZE.width)},${rounded(SIZE.height - (value / most) * SIZE.height)}`,
  );
  const [from, to] = [points[0]?.value ?? 0, points.at(-1)?.value ?? 0];
  const words = `from ${figure(from)} to ${figure(to)} ${growth.unit} over ${last.toLocaleString("en-US")} requests`;
  const plot = markup`<figure class="growth"><figcaption>${figure(most)} ${growth.unit}</figcaption>
<svg viewBox="0 0 ${SIZE.width} ${SIZE.height}" preserveAspectRatio="none" role="img" aria-label="${words}"><polyline points="${line.join(" ")}" /></svg>
<p><span>0 requests</span><span>${last.toLocaleString("en-US")} requests</span></p></figure>`;
  return unfolded(growth.unit === "ms" ? "How long it took to answer" : "How much memory it took", plot);
}

function rounded(value: number): string {
  return value.toFixed(1);
}

function figure(value: number): string {
  return value < 10 ? value.toFixed(1) : Math.round(value).toLocaleString("en-US");
}

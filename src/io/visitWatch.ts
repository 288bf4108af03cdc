/** What a first visit to a page costs its reader, as a browser makes it: bytes, scripts, requests, and whether anything moves. */
import { weigher, type Weight } from "./firstVisit.ts";
import type { Watch } from "./crawl.ts";

/** What a first visit may cost at most, in bytes as they travel. */
export const mostInVisit = {
  /** The start page, all in: page, styles, scripts, letters, pictures. */
  start: 55_000,
  /** What comes with the text of any page: styles, scripts and letters. Pictures come when they are near, and the text is what the reader came for. */
  besidesText: 65_000,
  scripts: 15_000,
  requests: 32,
} as const;

/** What a first visit has cost. */
export interface Visit {
  readonly files: readonly Weight[];
  /** Cumulative layout shift. */
  readonly shift: number;
}

/** What is too much in a visit. */
export function visitFaults(url: string, { files, shift }: Visit): readonly string[] {
  const sum = (of: readonly Weight[]) => of.reduce((bytes, { sent }) => bytes + sent, 0);
  const scripts = sum(files.filter(({ path }) => path.endsWith(".js")));
  const besides = sum(files.filter(({ path }) => /\.(?:css|js|woff2)$/.test(path)));
  return [
    ...(url !== "/" || sum(files) <= mostInVisit.start ? [] : [`a first visit weighs ${sum(files)} bytes`]),
    ...(besides <= mostInVisit.besidesText ? [] : [`what comes with the text weighs ${besides} bytes`]),
    ...(scripts <= mostInVisit.scripts ? [] : [`a first visit has ${scripts} bytes of scripts`]),
    ...(files.length <= mostInVisit.requests ? [] : [`a first visit makes ${files.length} requests`]),
    // What comes to less than half a hundredth is a bold face that arrives late.
    ...(shift < 0.005 ? [] : [`the page moves by ${shift.toFixed(3)} when it comes`]),
  ];
}

const observer = `window.__moved = 0;
  new PerformanceObserver((list) => { for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.__moved += entry.value; }).observe({ type: "layout-shift", buffered: true });`;

/** Follows first visits in an output. `onVisit` hears what each cost. */
export function visitWatch(output: string, onVisit: (url: string, visit: Visit) => void = () => undefined): Watch {
  const weigh = weigher(output);
  return async (page, { url, origin }) => {
    const asked = new Set<string>();
    page.on("request", (request) => {
      if (request.url().startsWith(`${origin}/`)) asked.add(decodeURIComponent(new URL(request.url()).pathname).replace(/\/$/, "/index.html"));
    });
    await page.evaluateOnNewDocument(observer);
    return {
      whenOpen: async () => {
        const files = await Promise.all([...asked].map(weigh));
        const visit = { files, shift: (await page.evaluate("window.__moved")) as number };
        onVisit(url, visit);
        return visitFaults(url, visit);
      },
    };
  };
}

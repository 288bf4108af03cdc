/** Watches pages in a browser for what a page of the handbook must never do: break its policy, or ask anybody else for anything. */
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { Page } from "puppeteer";

/** What the browser tells of under these names is a matter of security. Others are about quality, and other checks have them. */
const securityIssues: ReadonlySet<string> = new Set([
  "ContentSecurityPolicyIssue",
  "MixedContentIssue",
  "CorsIssue",
  "BlockedByResponseIssue",
  "CookieIssue",
  "SharedArrayBufferIssue",
]);

/** As much as we read of an issue in the protocol of Chromium (Audits.InspectorIssue). */
interface Issue {
  readonly code: string;
  readonly details: {
    readonly contentSecurityPolicyIssueDetails?: {
      readonly violatedDirective: string;
      readonly blockedURL?: string;
      readonly contentSecurityPolicyViolationType: string;
      readonly sourceCodeLocation?: { readonly url: string; readonly lineNumber: number };
    };
  };
}

function issueText({ code, details }: Issue): string {
  const policy = details.contentSecurityPolicyIssueDetails;
  if (policy === undefined) return `${code} ${JSON.stringify(details)}`;
  const place = policy.sourceCodeLocation;
  return [
    `the policy refused ${policy.contentSecurityPolicyViolationType}`,
    policy.violatedDirective,
    policy.blockedURL ?? "",
    place === undefined ? "" : `${place.url}:${place.lineNumber + 1}`,
  ]
    .filter((part) => part !== "")
    .join(" ");
}

/** Addresses that never leave the page. */
const isInside = (url: string, origin: string) => url.startsWith(`${origin}/`) || /^(?:data|blob|about):/.test(url);

export interface PageWatch {
  /** Everything since the watch began or was last emptied, once each. */
  readonly faults: () => readonly string[];
  /** Forgets what has been told, before the page goes on to another address. */
  readonly empty: () => void;
}

/**
 * Begins to watch a page of Chromium, before it is sent anywhere: reports of its policy, also those that no script of the page could hear, mixed content,
 * refused answers, cookies, and requests to other places than `origin` ("http://127.0.0.1:8080"). What workers ask for only `watchOutside` sees.
 */
export async function watchPage(page: Page, origin: string): Promise<PageWatch> {
  const faults = new Set<string>();
  const session = await page.createCDPSession();
  session.on("Audits.issueAdded", ({ issue }: { issue: Issue }) => {
    if (securityIssues.has(issue.code)) faults.add(issueText(issue));
  });
  await session.send("Audits.enable");
  page.on("request", (request) => {
    if (!isInside(request.url(), origin)) faults.add(`asks for ${request.url()}`);
  });
  // Violations in the page, as its own scripts would hear of them, and cookies that scripts have set.
  await page.evaluateOnNewDocument(`addEventListener("securitypolicyviolation", (event) =>
    console.error("policy:" + event.violatedDirective + " " + event.blockedURI))`);
  page.on("console", (message) => {
    if (message.text().startsWith("policy:")) faults.add(`the policy refused ${message.text().slice("policy:".length)}`);
  });
  return { faults: () => [...faults], empty: () => faults.clear() };
}

export interface OutsideWatch {
  /** For the browser's command line: everything that does not go to this machine goes by way of us. */
  readonly argument: string;
  /** Hosts that something in the browser asked for, whichever part of it: pages, workers, hints to connect. */
  readonly asked: () => readonly string[];
  readonly close: () => Promise<void>;
}

/** A proxy that refuses everything and remembers who was asked for. */
export async function watchOutside(): Promise<OutsideWatch> {
  const asked: string[] = [];
  const server: Server = createServer((request, response) => {
    asked.push(String(request.url));
    response.writeHead(403).end();
  });
  server.on("connect", (request, socket) => {
    asked.push(String(request.url));
    socket.end("HTTP/1.1 403 Forbidden\r\n\r\n");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return { argument: `--proxy-server=http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked: () => asked, close };
}

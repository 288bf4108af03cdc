/** Requests exactly as they are written, over connections that are kept: what `fetch` would put right is sent as it stands. */
import { request, type Agent, type IncomingMessage } from "node:http";
import { brotliDecompressSync, gunzipSync } from "node:zlib";

export interface Ask {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly agent?: Agent;
}

export interface Answer {
  readonly status: number;
  /** Names in lower case; of a header that was sent twice, all values. */
  readonly headers: ReadonlyMap<string, readonly string[]>;
  /** As it was sent. */
  readonly sent: Buffer;
  /** Unpacked. */
  readonly body: Buffer;
}

/** Milliseconds without a word from the server. */
const patience = 30_000;

/** Asks a server of this machine. The path is sent as it is written. */
export function ask(port: number, path: string, { method = "GET", headers = {}, agent }: Ask = {}): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = request({ host: "127.0.0.1", port, path, method, headers, timeout: patience, ...(agent === undefined ? {} : { agent }) });
    sent.on("timeout", () => sent.destroy(new Error(`${path}: no answer within ${patience / 1000} s`)));
    sent.on("error", reject);
    sent.on("response", (message) => {
      const parts: Buffer[] = [];
      message.on("data", (part: Buffer) => parts.push(part));
      message.on("error", reject);
      message.on("end", () => {
        try {
          resolve(answerOf(message, Buffer.concat(parts)));
        } catch (error) {
          reject(error as Error);
        }
      });
    });
    sent.end();
  });
}

function answerOf(message: IncomingMessage, sent: Buffer): Answer {
  const headers = new Map<string, string[]>();
  for (let index = 0; index < message.rawHeaders.length; index += 2) {
    const name = String(message.rawHeaders[index]).toLowerCase();
    headers.set(name, [...(headers.get(name) ?? []), String(message.rawHeaders[index + 1])]);
  }
  const encoding = headers.get("content-encoding")?.join();
  const unpack = sent.length === 0 ? undefined : encoding === "br" ? brotliDecompressSync : encoding === "gzip" ? gunzipSync : undefined;
  return { status: message.statusCode ?? 0, headers, sent, body: unpack === undefined ? sent : unpack(sent) };
}

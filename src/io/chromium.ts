import puppeteer, { type Browser } from "puppeteer";
import { findBrowser } from "./browser.ts";

/** Starts the browser that the project finds, to look at pages as readers do. It has a network, unlike the one that prints. `more`: arguments of its command line. */
export async function startChromium(more: readonly string[] = []): Promise<Browser> {
  const { executablePath, env, origin } = await findBrowser();
  return puppeteer.launch({
    executablePath,
    headless: origin === "lockfile" ? "shell" : true,
    env: { ...process.env, ...env },
    args: [...(process.platform === "linux" ? ["--no-sandbox", "--no-zygote", "--disable-dev-shm-usage"] : []), "--disable-gpu", ...more],
  });
}

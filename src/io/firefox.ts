/** Firefox, for what must be tried in it too. Never used by a build. */
import { existsSync } from "node:fs";
import puppeteer, { type Browser } from "puppeteer";
import { KnownError } from "./errors.ts";

const systemPaths = [
  "/usr/bin/firefox-esr",
  "/usr/bin/firefox",
  "/snap/bin/firefox",
  "/Applications/Firefox.app/Contents/MacOS/firefox",
  "C:\\Program Files\\Mozilla Firefox\\firefox.exe",
];

/** Where Firefox is: `FIREFOX_PATH`, an installed one, Puppeteer's cache. Throws `KnownError` with the command that gets it. */
export async function findFirefox(environment: NodeJS.ProcessEnv = process.env): Promise<string> {
  const chosen = environment["FIREFOX_PATH"];
  if (chosen !== undefined && chosen !== "") {
    if (!existsSync(chosen)) throw new KnownError(`FIREFOX_PATH names ${chosen}, which does not exist. Correct it or unset it.`);
    return chosen;
  }
  const cached = await puppeteer.executablePath({ browser: "firefox" }).catch(() => undefined);
  const found = [...systemPaths, cached].find((path) => path !== undefined && existsSync(path));
  if (found === undefined) throw new KnownError("No Firefox was found. Get one with: npx puppeteer browsers install firefox@esr (or apt install firefox-esr)");
  return found;
}

/** Starts Firefox as readers have it: files are kept from each other, which programs that steer Firefox turn off. */
export async function startFirefox(): Promise<Browser> {
  return puppeteer.launch({
    browser: "firefox",
    executablePath: await findFirefox(),
    headless: true,
    extraPrefsFirefox: {
      "remote.prefs.recommended": false,
      "security.fileuri.strict_origin_policy": true,
      "privacy.file_unique_origin": true,
      "datareporting.policy.dataSubmissionEnabled": false,
      "app.normandy.enabled": false,
      "browser.shell.checkDefaultBrowser": false,
    },
  });
}

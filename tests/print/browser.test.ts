import { describe, expect, it } from "vitest";
import { findBrowser, withPrintBrowser } from "../../src/io/browser.ts";

describe("the printing browser", () => {
  it("is the one that is asked for, and its absence is told", async () => {
    await expect(findBrowser({ PUPPETEER_EXECUTABLE_PATH: "/finns/inte" })).rejects.toThrow(
      "PUPPETEER_EXECUTABLE_PATH names /finns/inte, which does not exist. Correct it or unset it.",
    );
    const { executablePath } = await findBrowser({});
    expect(await findBrowser({ PUPPETEER_EXECUTABLE_PATH: executablePath })).toMatchObject({ executablePath, origin: "environment" });
  });

  it("is started again, once, when it dies in the middle of its work", async () => {
    let attempts = 0;
    const title = await withPrintBrowser(({ use }) =>
      use(async (page) => {
        attempts++;
        if (attempts === 1) page.browser().process()?.kill("SIGKILL");
        await page.setContent("<title>Klart</title>");
        return page.title();
      }),
    );
    expect({ attempts, title }).toEqual({ attempts: 2, title: "Klart" });
  });

  it("is started once for those who work side by side, and who was not at fault is not counted", async () => {
    const attempts = { killer: 0, bystander: 0 };
    const restarts: string[] = [];
    const titles = await withPrintBrowser(
      ({ use }) =>
        Promise.all([
          use(async (page) => {
            attempts.killer++;
            if (attempts.killer === 1) {
              await new Promise((resolve) => setTimeout(resolve, 300));
              page.browser().process()?.kill("SIGKILL");
            }
            await page.setContent("<title>Ett</title>");
            return page.title();
          }),
          use(async (page) => {
            attempts.bystander++;
            if (attempts.bystander === 1) await page.evaluate(() => new Promise(() => undefined));
            await page.setContent("<title>Två</title>");
            return page.title();
          }),
        ]),
      { onRestart: (reason) => restarts.push(reason) },
    );
    expect(titles).toEqual(["Ett", "Två"]);
    expect(attempts).toEqual({ killer: 2, bystander: 2 });
    expect(restarts).toHaveLength(1);
  });

  it("is given up when it does not finish in time, twice", async () => {
    let attempts = 0;
    const stuck = withPrintBrowser(
      ({ use }) =>
        use(() => {
          attempts++;
          return new Promise<never>(() => undefined);
        }),
      { timeLimit: 1_500 },
    );
    await expect(stuck).rejects.toThrow("The browser did not finish within 1.5 s");
    expect(attempts).toBe(2);
  });

  it("does not try again what is wrong with the work itself, and is closed all the same", async () => {
    let attempts = 0;
    let pid: number | undefined;
    const wrong = withPrintBrowser(({ use }) =>
      use(async (page) => {
        attempts++;
        pid = page.browser().process()?.pid;
        throw new Error("A fault in the document");
      }),
    );
    await expect(wrong).rejects.toThrow("A fault in the document");
    expect(attempts).toBe(1);
    expect(() => process.kill(pid as number, 0)).toThrow(/ESRCH/);
  });
});

import { describe, expect, it } from "vitest";
import { escapeHtml } from "../../src/content/escapeHtml.ts";
import { footerLinks } from "../../src/site/footerLinks.ts";
import { documentTitle, isLongTitle, startTitle } from "../../src/site/titles.ts";
import { handbookOf, page, site } from "./smallBook.ts";

describe("what templates show", () => {
  it("names the handbook after the page, and says what it is about on the start page", () => {
    expect(documentTitle(site, "Etik")).toBe("Etik – Provboken");
    expect(startTitle(site)).toBe("Provboken");
    expect(startTitle({ ...site, tagline: "Om prov" })).toBe("Provboken – Om prov");
  });

  it("gives a chapter's long title smaller type", () => {
    expect(isLongTitle("Arbetsuppgifter")).toBe(false);
    expect(isLongTitle("Införa peer support")).toBe(true);
  });

  it("leads from the foot to the pages that the handbook has, acute help first", () => {
    const handbook = handbookOf({ "om/licens.md": page("x"), "om/akut-hjalp.md": page("x") });
    expect(footerLinks(handbook)).toEqual([
      { url: "/om/akut-hjalp/", label: "help" },
      { url: "/om/", label: "about" },
      { url: "/om/licens/", label: "licenceDetails" },
    ]);
  });

  it("writes text so that it cannot become markup", () => {
    expect(escapeHtml('a < b & "c" > d')).toBe("a &lt; b &amp; &quot;c&quot; &gt; d");
  });
});

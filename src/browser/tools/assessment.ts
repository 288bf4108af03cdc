/** The self-assessment: answers become advice, below the questions and nowhere else. They are kept only where the reader asks for it. */
import { element } from "../element.ts";
import { found } from "../found.ts";
import { fill } from "../words.ts";
import { assessmentResult } from "./assessmentResult.ts";
import { aboutNow } from "./about.ts";
import { printOnly, saveCsv, saveFile, saveJson } from "./files.ts";
import { whenChanged } from "./kept.ts";
import { currentName } from "./names.ts";
import { answersShelf, type Answer, type Answers } from "./shelves.ts";
import { button, tickBox, toolBar, type ToolBarOptions } from "./toolBar.ts";
import type { AssessmentWords, ToolPage } from "./toolWords.ts";

/** A question of the form. */
interface Asked {
  readonly id: string;
  readonly number: number;
  readonly question: string;
  /** The obstacle it is about. */
  readonly name: string;
  readonly isBeforeAdvert: boolean;
  readonly page: string;
  readonly more: HTMLAnchorElement;
  readonly group: HTMLFieldSetElement;
  readonly inputs: readonly HTMLInputElement[];
  readonly advice: Readonly<Record<"no" | "partly", string>>;
}

/** Wires the form of a page. */
export function openAssessment(form: HTMLFormElement, page: ToolPage, words: AssessmentWords): void {
  const questions = [...form.querySelectorAll<HTMLFieldSetElement>("[data-question]")].map(readQuestion);
  form.addEventListener("submit", (event) => event.preventDefault());

  const common = page.words.common;
  const given = (): Answers =>
    Object.fromEntries(
      questions.flatMap(({ id, inputs }) => {
        const value = inputs.find(({ checked }) => checked)?.value;
        return value === undefined ? [] : [[id, value as Answer]];
      }),
    );
  const rows = () => questions.map((one) => ({ ...one, answer: given()[one.id] }));
  const answerText = (answer: Answer | undefined) => (answer === undefined ? words.unanswered : wordOf(questions, answer));
  const adviceText = ({ advice, answer }: ReturnType<typeof rows>[number]) => (answer === "no" || answer === "partly" ? advice[answer] : "");
  const lines = () =>
    rows().flatMap((row) => {
      const asked = `${fill(words.answered, { number: row.number, question: row.question })} ${answerText(row.answer).toLocaleUpperCase("sv")}`;
      return adviceText(row) === "" ? [asked] : [asked, `   ${adviceText(row)}`];
    });
  const files: ToolBarOptions["files"] = {
    text: () => saveFile(words.file, "txt", `${[page.title, aboutNow(common), "", ...lines()].join("\r\n")}\r\n`),
    csv: () =>
      saveCsv(words.file, [
        words.columns,
        ...rows().map((row) => [String(row.number), row.question, answerText(row.answer), adviceText(row), row.page, currentName()]),
      ]),
    json: () =>
      saveJson(words.file, {
        page: page.address,
        name: currentName(),
        saved: new Date().toISOString(),
        answers: rows().map(({ id, question, answer }) => ({ id, question, answer: answer ?? null })),
      }),
  };

  const result = element("section", "tool-result");
  result.hidden = true;
  result.tabIndex = -1;
  const show = button(words.show, () => {
    result.hidden = !result.hidden;
    showResult();
    if (!result.hidden) result.focus();
  });
  show.setAttribute("aria-expanded", "false");
  const note = element("p", "tool-note");
  const remember = tickBox(words.remember, (on) => {
    const isKept = answersShelf.write(on ? given() : undefined);
    if (on && !isKept) bar.tell(common.notKept);
  });
  const bar = toolBar({ page, buttons: [show], first: [element("p", "", remember.element), note], files, actions: () => actions() });
  form.after(bar.element, result);

  const put = (answers: Answers) => {
    for (const { id, inputs } of questions) for (const input of inputs) input.checked = answers[id] === input.value;
  };
  const showAll = () => {
    const kept = answersShelf.read();
    remember.input.checked = kept !== undefined;
    note.textContent = kept === undefined ? words.notRemembered : words.kept;
    const name = currentName();
    const text = fill(words.count, { done: Object.keys(given()).length, total: questions.length });
    bar.setStatus(name === "" ? text : `${text} · ${name}`);
    bar.refresh();
    showResult();
  };
  const showResult = () => {
    show.textContent = result.hidden ? words.show : words.hide;
    show.setAttribute("aria-expanded", String(!result.hidden));
    if (!result.hidden) result.replaceChildren(...resultParts(questions, given(), words));
  };

  form.addEventListener("change", () => {
    if (answersShelf.read() !== undefined && !answersShelf.write(given())) bar.tell(common.notKept);
    showAll();
  });
  let before = { name: currentName(), isKept: answersShelf.read() !== undefined };
  whenChanged(() => {
    const kept = answersShelf.read();
    // Answers under another name take the place of these. Where there are none under it, the form is empty, unless nothing else holds what stands in it.
    if (kept !== undefined) put(kept);
    else if (currentName() !== before.name && before.isKept) put({});
    before = { name: currentName(), isKept: kept !== undefined };
    showAll();
  });

  const actions = () => [
    button(common.print, () => {
      result.hidden = false;
      showResult();
      printOnly([form, result], page.title, aboutNow(common));
    }),
    button(words.clear, () => {
      const [before, kept] = [given(), answersShelf.read()];
      put({});
      if (kept !== undefined) answersShelf.write(undefined);
      showAll();
      bar.tell(words.cleared, () => {
        put(before);
        if (kept !== undefined) answersShelf.write(kept);
        showAll();
      });
    }),
  ];

  const kept = answersShelf.read();
  if (kept !== undefined) put(kept);
  showAll();
}

function readQuestion(group: HTMLFieldSetElement, index: number): Asked {
  const more = found<HTMLAnchorElement>(group, ".assessment__more a");
  const advice = (answer: string) => found(group, `[data-for="${answer}"] [data-advice]`).textContent ?? "";
  return {
    id: String(group.dataset["question"]),
    number: index + 1,
    question: (found(group, "legend").textContent ?? "").replace(/^\d+\.\s*/, ""),
    name: String(group.dataset["name"]),
    isBeforeAdvert: group.dataset["beforeAdvert"] !== undefined,
    page: String(group.dataset["page"]),
    more,
    group,
    inputs: [...group.querySelectorAll<HTMLInputElement>("input[type=radio]")],
    advice: { no: advice("no"), partly: advice("partly") },
  };
}

/** The form's own word for an answer. */
function wordOf(questions: readonly Asked[], answer: Answer): string {
  const input = questions[0]?.inputs.find(({ value }) => value === answer);
  return (input?.closest("label")?.textContent ?? answer).trim();
}

function resultParts(questions: readonly Asked[], answers: Answers, words: AssessmentWords): readonly HTMLElement[] {
  const { counts, unanswered, no, partly, beforeAdvert, pages } = assessmentResult(questions, answers);
  const title = element("h3", "tool-result__title", words.title);
  if (unanswered === questions.length) return [title, element("p", "", words.nothing)];
  const named = ({ number, question }: Asked) => fill(words.answered, { number, question });
  const advised = (asked: readonly Asked[], answer: "no" | "partly") =>
    element(
      "ol",
      "tool-result__advice",
      ...asked.map(({ name, advice, more }) => element("li", "", element("strong", "", name), element("br", ""), advice[answer], " ", more.cloneNode(true))),
    );
  const part = (heading: string, ...content: HTMLElement[]) => [element("h4", "", heading), ...content];
  return [
    title,
    element("p", "", fill(words.sums, { ...counts, unanswered })),
    element("p", "tool-note", words.noPoints),
    ...part(
      words.beforeTitle,
      ...(beforeAdvert.length === 0
        ? [element("p", "", words.beforeDone)]
        : [
            element("p", "", words.beforeText),
            element(
              "ul",
              "",
              ...beforeAdvert.map((one) => {
                const answer = answers[one.id];
                return element(
                  "li",
                  "",
                  named(one),
                  " ",
                  element("strong", "", `(${answer === undefined ? words.unanswered : wordOf(questions, answer).toLowerCase()})`),
                );
              }),
            ),
          ]),
    ),
    ...(no.length === 0 ? [] : part(words.noTitle, advised(no, "no"))),
    ...(partly.length === 0 ? [] : part(words.partlyTitle, advised(partly, "partly"))),
    ...(pages.length === 0
      ? [element("p", "", words.allYes)]
      : part(
          words.readTitle,
          element(
            "ol",
            "",
            ...pages.flatMap((address) => {
              const link = questions.find(({ page }) => page === address)?.more;
              if (link === undefined) return [];
              const copy = link.cloneNode() as HTMLAnchorElement;
              copy.textContent = String(link.dataset["title"]);
              return [element("li", "", copy)];
            }),
          ),
        )),
  ];
}

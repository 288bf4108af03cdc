/** A question in a dialog of its own: Escape and the second button leave everything as it is. */
import { element } from "../element.ts";

export interface Question {
  readonly title: string;
  readonly text: string;
  readonly ok: string;
  readonly cancel: string;
  /** A line to write; `wrong` says what is wrong with what is written, or nothing. */
  readonly field?: { readonly label: string; readonly value: string; readonly wrong: (written: string) => string | undefined };
}

/** Asks. Gives what the reader wrote (empty without a field), or null for no. */
export function ask({ title, text, ok, cancel, field }: Question): Promise<string | null> {
  const dialog = element("dialog", "ask");
  const heading = element("h2", "ask__title", title);
  heading.id = "fraga_rubrik";
  dialog.setAttribute("aria-labelledby", heading.id);
  const form = element("form", "ask__form", heading, element("p", "", text));
  form.method = "dialog";
  form.noValidate = true;
  const input = element("input", "ask__input");
  const fault = element("p", "ask__fault");
  if (field !== undefined) {
    const label = element("label", "tool-label", field.label);
    input.id = "fraga_svar";
    label.htmlFor = input.id;
    input.type = "text";
    input.autocomplete = "off";
    input.maxLength = 60;
    input.value = field.value;
    fault.id = "fraga_fel";
    fault.setAttribute("role", "alert");
    input.setAttribute("aria-describedby", fault.id);
    form.append(element("p", "field", label, input), fault);
  }
  const yes = element("button", "button button--strong", ok);
  const no = element("button", "button", cancel);
  no.type = "button";
  form.append(element("p", "ask__buttons", yes, no));
  dialog.append(form);
  document.body.append(dialog);
  return new Promise((resolve) => {
    let answer: string | null = null;
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const wrong = field?.wrong(input.value);
      fault.textContent = wrong ?? "";
      if (wrong !== undefined) {
        input.setAttribute("aria-invalid", "true");
        return input.focus();
      }
      answer = input.value;
      dialog.close();
    });
    no.addEventListener("click", () => dialog.close());
    dialog.addEventListener("close", () => {
      dialog.remove();
      resolve(answer);
    });
    dialog.showModal();
    if (field === undefined) no.focus();
    else input.select();
  });
}

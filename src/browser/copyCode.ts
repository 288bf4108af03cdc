/** A button that copies the code before it. Without it the code can be marked and copied by hand. */
for (const button of document.querySelectorAll<HTMLButtonElement>("button[data-copy-code]")) {
  const around = button.closest("details");
  const code = around?.querySelector("code")?.textContent;
  const status = around?.querySelector("[role=status]");
  if (code === undefined || status === undefined || status === null) continue;
  button.hidden = false;
  const tell = async () => {
    status.textContent = String((await copy(code)) ? button.dataset["copied"] : button.dataset["notCopied"]);
  };
  button.addEventListener("click", () => void tell());
}

async function copy(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

/**
 * Puts values into a text: `fillIn("Till {year}", { year: 2024 })` is `Till 2024`.
 * @throws Error when the text asks for a value that is not given
 */
export function fillIn(text: string, values: Readonly<Record<string, string | number>>): string {
  return text.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = values[name];
    if (value === undefined) throw new Error(`The label "${text}" asks for "${name}".`);
    return String(value);
  });
}

/** A number of bytes in words: "340 kB", "1,2 MB", "25 MB". */
export function sizeInWords(bytes: number): string {
  if (bytes < 999_500) return `${Math.max(1, Math.round(bytes / 1000))} kB`;
  const millions = bytes / 1_000_000;
  return `${millions.toLocaleString("sv-SE", { maximumFractionDigits: millions < 9.95 ? 1 : 0 })} MB`;
}

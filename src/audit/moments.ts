/** A day of the calendar: "2026-11-21". */
export const isDay = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text) && new Date(`${text}T00:00:00Z`).toJSON()?.slice(0, 10) === text;

/** A moment as RFC 3339 writes it, with the capital T and Z that RFC 4287 (3.3) asks for. */
export function isMoment(text: string): boolean {
  const [, day = "", time = ""] = /^([\d-]{10})T(\d{2}:\d{2}:\d{2})(?:\.\d+)?(?:Z|[+-]\d{2}:\d{2})$/.exec(text) ?? [];
  return isDay(day) && !Number.isNaN(Date.parse(`${day}T${time}Z`));
}

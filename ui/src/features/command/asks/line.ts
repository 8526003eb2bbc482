/** The line that asks somebody, in the grammar of the composer. */
export function askLine(handle: string, task: string, minutes: number | undefined): string {
  const box = minutes == null ? '' : ` ${minutes}m`;
  // One line is one ask: a line break would make the rest another line.
  return `/a ${task.trim().replace(/\s+/g, ' ')} => @${handle}${box}`;
}

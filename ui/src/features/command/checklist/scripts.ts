/** A sentence for a moment of pressure, as the library holds it. */
export interface Script {
  key: string;
  /** The moment. */
  moment: string;
  say: string;
  /** What to do then. */
  then: string;
}

/** What the program brings. The library's own take their place once the page can read it. */
export const scripts: readonly Script[] = [
  { key: 'executive', moment: 'Somebody senior steers past the commander', say: 'Do you wish to take command? If not, I need you to let me work and to ask me at the next update.', then: 'Yes: hand over formally. No: go on.' },
  { key: 'data', moment: 'Somebody wants numbers now', say: 'I can get that or fix it. The fix goes first; the numbers come with the next update.', then: 'Note the request as a line.' },
  { key: 'severity', moment: '“Is it really that severe?”', say: 'We treat it as this severity now, and talk about it afterwards.', then: 'Go on.' },
  { key: 'eta', moment: 'Somebody wants a time when it is fixed', say: 'I do not know yet. The next word comes at the time I promised, also if nothing is new.', then: 'Name the time of the next update.' },
  { key: 'theory', moment: 'A new theory turns up late', say: 'It is in the log. We look at it when this step is done.', then: 'Log it as a hypothesis; give it to somebody or leave it.' },
  { key: 'disruption', moment: 'Somebody disturbs the call', say: 'This holds us up. Please listen without speaking, or leave the call and join the updates.', then: 'Say it once; then act on it.' },
];

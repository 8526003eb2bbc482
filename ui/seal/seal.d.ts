/** The 32 bytes behind `age1…`. */
export function keyOf(recipient: string): Uint8Array;
/** Seals a text to whoever holds the key of `recipient`, as an armoured age file. */
export default function seal(recipient: string, text: string): string;

/** A run of words that stayed, came or went. */
export interface Run {
  change: 'same' | 'added' | 'removed';
  text: string;
}

/** Longest texts that are compared word by word; longer ones are shown whole, old and new. */
const MOST = 3_000;

/** Words of two texts, with what came and what went between them. */
export function wordDiff(before: string, after: string): Run[] {
  const old = words(before);
  const fresh = words(after);
  if (old.length > MOST || fresh.length > MOST || old.length * fresh.length > 4_000_000) {
    return joined([
      { change: 'removed', text: before },
      { change: 'added', text: after },
    ]);
  }
  const lengths = table(old, fresh);
  const width = fresh.length + 1;
  const runs: Run[] = [];
  let i = 0;
  let j = 0;
  while (i < old.length && j < fresh.length) {
    const a = old[i] ?? '';
    const b = fresh[j] ?? '';
    if (a === b) {
      runs.push({ change: 'same', text: a });
      i += 1;
      j += 1;
    } else if ((lengths[(i + 1) * width + j] ?? 0) >= (lengths[i * width + j + 1] ?? 0)) {
      runs.push({ change: 'removed', text: a });
      i += 1;
    } else {
      runs.push({ change: 'added', text: b });
      j += 1;
    }
  }
  runs.push(...old.slice(i).map((text): Run => ({ change: 'removed', text })));
  runs.push(...fresh.slice(j).map((text): Run => ({ change: 'added', text })));
  return joined(runs);
}

/** Words with the space after them, so that joining them gives the text again. */
function words(text: string): string[] {
  return text.match(/\s+|\S+/gu) ?? [];
}

/** Lengths of the longest common runs of every pair of endings. */
function table(old: string[], fresh: string[]): Uint16Array {
  const width = fresh.length + 1;
  const lengths = new Uint16Array((old.length + 1) * width);
  for (let i = old.length - 1; i >= 0; i -= 1) {
    for (let j = fresh.length - 1; j >= 0; j -= 1) {
      lengths[i * width + j] =
        old[i] === fresh[j]
          ? (lengths[(i + 1) * width + j + 1] ?? 0) + 1
          : Math.max(lengths[(i + 1) * width + j] ?? 0, lengths[i * width + j + 1] ?? 0);
    }
  }
  return lengths;
}

function joined(runs: Run[]): Run[] {
  const out: Run[] = [];
  for (const run of runs) {
    const last = out.at(-1);
    if (run.text === '') continue;
    if (last?.change === run.change) last.text += run.text;
    else out.push({ ...run });
  }
  return out;
}

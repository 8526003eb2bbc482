import type { MilestoneView } from '../../../lib/backend';
import { millis } from '../../../lib/time';

/** Something that stands on the rail, in the order in which time runs along it. */
export type Stop =
  | { kind: 'set'; view: MilestoneView; minute: number; gap: number }
  | { kind: 'now'; minute: number; gap: number }
  | { kind: 'open'; view: MilestoneView };

/** Minutes between two stops that make them one step further apart. */
const steps = [2, 5, 15, 60] as const;

/**
 * What stands on the rail: instants that were set, by time, with now among them, then those still open in their usual
 * order. `gap` is how far a stop stands from the one before, in steps: time is felt, not measured.
 */
export function stops(milestones: readonly MilestoneView[], from: string, now: number | undefined): Stop[] {
  const start = millis(from);
  const timed = milestones
    .flatMap((view) => (view.happened ? [{ at: millis(view.happened.at), view }] : []))
    .sort((a, b) => a.at - b.at);
  const rail: Stop[] = [];
  let last: number | undefined;
  let told = now == null;
  const step = (at: number): number => {
    const minutes = last == null ? 0 : (at - last) / 60_000;
    last = at;
    return steps.filter((bound) => minutes >= bound).length;
  };
  const minute = (at: number): number => Math.floor((at - start) / 60_000);
  for (const { at, view } of timed) {
    if (!told && now != null && at > now) {
      rail.push({ kind: 'now', minute: minute(now), gap: step(now) });
      told = true;
    }
    rail.push({ kind: 'set', view, minute: minute(at), gap: step(at) });
  }
  if (!told && now != null) rail.push({ kind: 'now', minute: minute(now), gap: step(now) });
  for (const view of milestones) if (!view.happened) rail.push({ kind: 'open', view });
  return rail;
}

import type { LaneItem, PersonLane } from '../../../lib/backend';
import { millis } from '../../../lib/time';

/** Where one stands among the lanes: keys move along a lane and from lane to lane, staying near the same instant. */
export class LaneCursor {
  lane = $state(0);
  item = $state(0);

  constructor(private readonly lanes: () => readonly PersonLane[]) {}

  get current(): { lane: PersonLane; item: LaneItem | undefined } | undefined {
    const lane = this.lanes()[this.lane];
    return lane && { lane, item: lane.items[this.item] };
  }

  stand(lane: number, item: number): void {
    this.lane = Math.max(0, Math.min(lane, this.lanes().length - 1));
    this.item = Math.max(0, Math.min(item, (this.lanes()[this.lane]?.items.length ?? 1) - 1));
  }

  along(by: number): void {
    this.stand(this.lane, this.item + by);
  }

  /** To another lane, to what stands there nearest to the same instant. */
  across(by: number): void {
    const at = this.current?.item?.at;
    const lane = Math.max(0, Math.min(this.lane + by, this.lanes().length - 1));
    const items = this.lanes()[lane]?.items ?? [];
    const gap = (item: LaneItem) => (at == null ? 0 : Math.abs(millis(item.at) - millis(at)));
    const nearest = items.reduce((best, item, index) => (gap(item) < gap(items[best] ?? item) ? index : best), 0);
    this.stand(lane, nearest);
  }
}

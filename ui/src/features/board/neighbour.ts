// Which card lies next to another one, by where they are on the screen.

interface Place {
  left: number;
  top: number;
  width: number;
}

type Way = 'up' | 'down' | 'left' | 'right';

/** Cards whose tops differ by less stand in one row. */
const ROW = 16;

/**
 * The index of the nearest card in a direction; the same one when there is none. With nothing chosen (`here` is -1) the
 * first. Up and down go to the next row; left and right stay in theirs.
 */
export function neighbour(places: readonly Place[], here: number, way: Way): number {
  const from = places[here];
  if (!from) return places.length > 0 ? 0 : -1;
  const sign = way === 'left' || way === 'up' ? -1 : 1;
  const down = (place: Place) => sign * (place.top - from.top);
  const across = (place: Place) => sign * (middle(place) - middle(from));
  const candidates = places.map((place, index) => ({ place, index })).filter(({ index }) => index !== here);
  if (way === 'left' || way === 'right') {
    const row = candidates.filter(({ place }) => Math.abs(place.top - from.top) < ROW && across(place) > 0);
    return nearest(row, across) ?? here;
  }
  const further = candidates.filter(({ place }) => down(place) >= ROW);
  const gap = Math.min(...further.map(({ place }) => down(place)));
  const row = further.filter(({ place }) => down(place) < gap + ROW);
  return nearest(row, (place) => Math.abs(across(place))) ?? here;
}

function nearest(row: { place: Place; index: number }[], far: (place: Place) => number): number | undefined {
  return row.toSorted((a, b) => far(a.place) - far(b.place))[0]?.index;
}

function middle(place: Place): number {
  return place.left + place.width / 2;
}

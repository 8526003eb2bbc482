// Stands in for `d3-interpolate`, of which `d3-scale` needs numbers alone. The original brings `d3-color`, which assigns to
// `constructor` while it is loaded; in the window the prototypes are frozen, and the page would not begin at all.

/** The way from one number to another. */
export function interpolateNumber(from: number, to: number): (share: number) => number {
  return (share) => from * (1 - share) + to * share;
}

/** The same in whole numbers. */
export function interpolateRound(from: number, to: number): (share: number) => number {
  return (share) => Math.round(from * (1 - share) + to * share);
}

export { interpolateNumber as interpolate };

/** Named by scales of colours, which nothing here uses. */
export function piecewise(): never {
  throw new Error('scales of colours are not part of this');
}

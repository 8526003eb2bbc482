/** The incident whose strip an address asks for: `#strip/<id>`. */
export function stripAddress(hash: string): string | undefined {
  return /^#strip\/([\w-]+)$/.exec(hash)?.[1];
}

/** The drill whose players' window an address asks for: `#players/<incident>`. */
export function playersAddress(hash: string): string | undefined {
  return /^#players\/([\w-]+)$/.exec(hash)?.[1];
}

/** The meeting whose room view an address asks for: `#room/<incident>/<meeting>`. */
export function roomAddress(hash: string): { incident: string; meeting: string } | undefined {
  const found = /^#room\/([\w-]+)\/([\w-]+)$/.exec(hash);
  return found?.[1] && found[2] ? { incident: found[1], meeting: found[2] } : undefined;
}

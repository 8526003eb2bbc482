/** The incident whose strip an address asks for: `#strip/<id>`. */
export function stripAddress(hash: string): string | undefined {
  return /^#strip\/([\w-]+)$/.exec(hash)?.[1];
}

import type { Person } from '../../../lib/backend';

/** The handle of whoever was chosen or typed: `Priya Nair` becomes `priya.nair`, and `@ana` stays Ana. */
export function handleOf(typed: string, people: readonly Person[]): string {
  const plain = typed.trim().replace(/^@/, '');
  const wanted = plain.toLowerCase();
  const known = people.find((one) => one.handle.toLowerCase() === wanted || one.name.toLowerCase() === wanted);
  return (
    known?.handle ??
    wanted
      .normalize('NFKD')
      .replace(/[^\p{L}\p{N}._-]+/gu, '.')
      .replace(/^[.]+|[.]+$/g, '')
  );
}

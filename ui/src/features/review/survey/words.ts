import type { AnswerOutcome, ItemAnswer, ResultRow, SurveyFileTaken, SurveyItem, SurveyView } from '../../../lib/backend';

/** How a question can be answered, as the form editor offers it. */
export const scales: { value: string; label: string }[] = [
  { value: 'agree', label: '1 to 5' },
  { value: 'load', label: '0 to 100' },
  { value: 'yes_no', label: 'Yes or no' },
  { value: 'yes_no_text', label: 'Yes or no, and words' },
  { value: 'choice', label: 'One of some' },
  { value: 'text', label: 'Words' },
];

export const scaleLabel = (scale: string): string => scales.find(({ value }) => value === scale)?.label ?? 'A scale of a newer Muster';

/** Whether the ends of a scale, or what can be chosen, are to be named. */
export const hasLabels = (scale: string): boolean => scale === 'agree' || scale === 'load' || scale === 'choice';

export const takesWords = (scale: string): boolean => scale === 'text' || scale === 'yes_no_text';

/** What can be chosen at a question, as numbers and words; nothing where a slider or words are the answer. */
export function choices(item: SurveyItem): { value: number; label: string }[] {
  const labels = item.labels ?? [];
  if (item.scale === 'yes_no' || item.scale === 'yes_no_text') return [{ value: 1, label: 'Yes' }, { value: 0, label: 'No' }];
  if (item.scale === 'choice') return labels.map((label, value) => ({ value, label }));
  if (item.scale !== 'agree') return [];
  return [1, 2, 3, 4, 5].map((value) => ({ value, label: value === 1 && labels[0] ? `1, ${labels[0]}` : value === 5 && labels[1] ? `5, ${labels[1]}` : String(value) }));
}

/** What somebody has answered so far, by the key of the question. */
export type Filled = Record<string, { number?: number; text?: string }>;

/** The same as it is handed in: what is empty is left out. */
export function answersOf(items: readonly SurveyItem[], filled: Filled): ItemAnswer[] {
  return items.flatMap(({ key }) => {
    const { number, text = '' } = filled[key] ?? {};
    const words = text.trim();
    return number == null && words === '' ? [] : [{ key, ...(number == null ? {} : { number }), ...(words ? { text: words } : {}) }];
  });
}

/** A figure as people write it. */
export const figure = (value: number): string => String(Math.round(value * 100) / 100);

const people = (count: number): string => (count === 1 ? '1 answer' : `${count} answers`);

/** How a survey stands, in a few words. */
export function standing(survey: SurveyView): string {
  const of = survey.open.people > 0 ? `${survey.collected} of ${Math.max(survey.open.people, survey.collected)}` : people(survey.collected);
  return survey.closedAt == null ? `open, ${of}` : `closed, ${of}`;
}

/** From how many answers on something is shown. */
export function rules({ minimum, minimumSpread }: { minimum: number; minimumSpread: number }): string {
  return minimum === minimumSpread
    ? `Everything is shown from ${minimum} answers on.`
    : `Middles are shown from ${minimum} answers on, single answers and what people write from ${minimumSpread} on.`;
}

/** What a row shows, for who does not see the picture. */
export function rowWords(row: ResultRow): string {
  const said = [row.count == null ? '' : people(row.count)];
  if (row.median != null) said.push(`middle ${figure(row.median)} on a scale from ${figure(row.low)} to ${figure(row.high)}`);
  if (row.dots.length > 0) said.push(`single answers ${row.dots.map(figure).join(', ')}`);
  return said.filter(Boolean).join('; ');
}

/** Where a figure stands on its scale, in hundredths. */
export const placeOf = (row: Pick<ResultRow, 'low' | 'high'>, value: number): number => (row.high > row.low ? (100 * (value - row.low)) / (row.high - row.low) : 0);

/** Dots with their height in a pile, so that equal answers stand above each other. */
export function piled(dots: readonly number[]): { value: number; height: number }[] {
  const piles = new Map<number, number>();
  return dots.map((value) => {
    const height = piles.get(value) ?? 0;
    piles.set(value, height + 1);
    return { value, height };
  });
}

/** What came of files, in one sentence. */
export function takenWords(files: readonly SurveyFileTaken[]): string {
  const count = (outcome: AnswerOutcome) => files.filter((file) => file.outcome === outcome).length;
  const said = [
    [count('taken'), 'taken in'],
    [count('known'), 'there already'],
    [count('refused'), 'refused'],
  ] as const;
  const words = said.filter(([many]) => many > 0).map(([many, what]) => `${many} ${what}`);
  return words.length === 0 ? 'No file was chosen.' : `${words.join(', ')}.`;
}

/** A key that no question has yet. */
export function freshKey(items: readonly SurveyItem[]): string {
  for (let number = 1; ; number += 1) {
    const key = `own.${number}`;
    if (!items.some((item) => item.key === key)) return key;
  }
}

/** A list with the one at `place` moved by one; the same list where it cannot. */
export function moved<T>(list: readonly T[], place: number, by: -1 | 1): T[] {
  const to = place + by;
  const one = list[place];
  if (one == null || to < 0 || to >= list.length) return [...list];
  const rest = list.filter((_, at) => at !== place);
  return [...rest.slice(0, to), one, ...rest.slice(to)];
}

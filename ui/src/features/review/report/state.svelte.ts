import type { ReportAudience, ReportFormat, ReportPart, ReportPreview, ReportRequest } from '../../../lib/backend';
import { Live } from '../../../lib/live.svelte';
import type { Toasts } from '../../../lib/toasts.svelte';
import type { ReviewState } from '../state.svelte';
import { parsed } from '../../../lib/sheet';

export const audiences: { value: ReportAudience; label: string }[] = [
  { value: 'participants', label: 'Those in it' },
  { value: 'everybody', label: 'Everybody' },
  { value: 'outside', label: 'Outside' },
];

export const parts: { value: ReportPart; label: string }[] = [
  { value: 'front', label: 'Worth knowing, on one page' },
  { value: 'narrative', label: 'What happened' },
  { value: 'findings', label: 'What was found' },
  { value: 'differences', label: 'Seen differently' },
  { value: 'talks', label: 'What people said' },
  { value: 'survey', label: 'How it was for people' },
  { value: 'timeline', label: 'Timeline' },
  { value: 'ideas', label: 'What is done about it' },
  { value: 'evidence', label: 'Evidence' },
];

export const formats: { value: ReportFormat; label: string }[] = [
  { value: 'html', label: 'Save as HTML' },
  { value: 'markdown', label: 'Markdown' },
  { value: 'json', label: 'JSON' },
];

/** The report on screen: what it is to be, how it looks, how it leaves. */
export class ReportState {
  readonly preview: Live<ReportPreview>;
  audience: ReportAudience = $state('everybody');
  names = $state(true);
  zone = $state('');
  #parts: ReportPart[] | undefined = $state.raw();

  constructor(
    private readonly review: ReviewState,
    private readonly toasts: Pick<Toasts, 'show'>,
  ) {
    this.preview = new Live(() => review.backend.call('report_preview', this.#request()));
  }

  start(): () => void {
    void this.preview.refresh();
    return this.review.follow(() => this.preview.refresh());
  }

  /** Other readers get other parts, and outside nobody is named unless somebody says so. */
  choose(audience: ReportAudience): void {
    this.audience = audience;
    this.names = audience !== 'outside';
    this.#parts = undefined;
    void this.preview.refresh();
  }

  name(names: boolean): void {
    this.names = names;
    void this.preview.refresh();
  }

  inZone(zone: string): void {
    this.zone = zone.trim();
    void this.preview.refresh();
  }

  toggle(part: ReportPart): void {
    const now = this.preview.value?.parts ?? [];
    this.#parts = parts.map(({ value }) => value).filter((value) => now.includes(value) !== (value === part));
    void this.preview.refresh();
  }

  /** Saves it where the person says; only then was it handed out. */
  async save(format: ReportFormat): Promise<void> {
    const { backend } = this.review;
    await this.review.run('report', async () => {
      const { text, fileName, code, parts } = await backend.call('report_text', { report: this.#request(), format });
      const { path } = await backend.window('save_text', { fileName, text });
      if (!path) return;
      const { audience, names } = this;
      await backend.call('review_act', { incident: this.review.incident, act: { kind: 'report_made', audience, format, names, parts, code } });
      this.toasts.show(`Saved as ${path}.`);
    });
  }

  /** The same as a page for paper. */
  page(): string | undefined {
    const value = this.preview.value;
    if (!value) return undefined;
    const stamp = value.report.isDrill ? '<p class="exercise">EXERCISE</p>' : '';
    return `<main data-kind="report">${stamp}${parsed(value.body).innerHTML}</main>`;
  }

  /** Takes in the file that a reader sent. */
  async take(input: HTMLInputElement): Promise<void> {
    const file = input.files?.[0];
    if (!file) return;
    await this.review.run('answer', async () => {
      const { known } = await this.review.backend.call('reader_take', { incident: this.review.incident, text: await file.text() });
      this.toasts.show(known ? 'This answer was taken in before.' : 'The answer is taken in.');
    });
    input.value = '';
  }

  #request(): ReportRequest {
    const { audience, names, zone } = this;
    return { incident: this.review.incident, audience, names, ...(this.#parts ? { parts: this.#parts } : {}), ...(zone ? { zone } : {}) };
  }
}

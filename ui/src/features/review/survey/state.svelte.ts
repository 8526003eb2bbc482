import type { FormLook, ItemAnswer, SurveyFileTaken, SurveyItem, SurveysView, SurveyView } from '../../../lib/backend';
import { Live } from '../../../lib/live.svelte';
import type { ReviewState } from '../state.svelte';

/** What the screen of surveys shows. */
export type Show = 'list' | 'editor' | 'type' | 'kiosk';

/** A form while it is put together. */
export interface Form {
  title: string;
  intro: string;
  items: SurveyItem[];
  minimum: number;
  minimumSpread: number;
  told: boolean;
  people: number;
  asked: string[];
  meeting: boolean;
}

/** The surveys of a review, the one that is looked at, and the form that is put together. */
export class SurveysState {
  readonly view: Live<SurveysView>;
  chosen: string | undefined = $state();
  show: Show = $state('list');
  form: Form | undefined = $state();
  look: FormLook | undefined = $state.raw();
  /** What came of the files that were taken in last. */
  taken: SurveyFileTaken[] = $state.raw([]);
  readonly survey: SurveyView | undefined = $derived.by(() => {
    const all = this.view.value?.surveys ?? [];
    return all.find(({ id }) => id === this.chosen) ?? all.at(-1);
  });

  constructor(readonly review: ReviewState) {
    this.view = new Live(() => review.backend.call('surveys', { incident: review.incident }));
  }

  start(): () => void {
    void this.view.refresh();
    return this.review.follow(() => this.view.refresh());
  }

  choose(id: string): void {
    this.chosen = id;
    this.taken = [];
    this.show = 'list';
  }

  /** Begins a form with the questions that the program brings. */
  begin(meeting: boolean): void {
    const view = this.view.value;
    if (!view) return;
    const items = structuredClone($state.snapshot(meeting ? view.meetingItems : view.reviewItems)) as SurveyItem[];
    const title = meeting ? 'How the meeting was' : 'How it was for you';
    this.form = { title, intro: '', items, minimum: 5, minimumSpread: 8, told: false, people: 0, asked: [], meeting };
    this.look = undefined;
    this.show = 'editor';
    void this.check();
  }

  /** Looks how long the form takes and what stands in its way. */
  async check(): Promise<void> {
    if (!this.form) return;
    const { items, minimum, minimumSpread, told } = $state.snapshot(this.form);
    this.look = await this.review.backend.call('survey_look', { items, minimum, minimumSpread, told });
  }

  async open(): Promise<void> {
    if (!this.form) return;
    const form = $state.snapshot(this.form);
    const { incident, backend } = this.review;
    const done = await this.review.run('survey', () => backend.call('survey_open', { incident, ...form }));
    if (!done) return;
    this.form = undefined;
    this.choose(done.survey);
  }

  async close(): Promise<void> {
    const { survey } = this;
    if (survey) await this.review.run('survey', () => this.review.backend.call('survey_close', this.#one(survey)));
  }

  /** Throws every answer away; that they were there stays noted, and nothing brings them back. */
  async discard(): Promise<boolean> {
    const { survey } = this;
    if (!survey) return false;
    return (await this.review.run('survey', () => this.review.backend.call('survey_discard', this.#one(survey)))) != null;
  }

  /** The form as a file, or sheets to print, as the text of a page. */
  async page(copies?: number): Promise<{ text: string; fileName: string } | undefined> {
    const { survey } = this;
    if (!survey) return undefined;
    const { backend } = this.review;
    return this.review.run('survey', () => (copies == null ? backend.call('survey_form', this.#one(survey)) : backend.call('survey_paper', { ...this.#one(survey), copies })));
  }

  async take(files: readonly File[]): Promise<void> {
    const { survey } = this;
    if (!survey || files.length === 0) return;
    const done = await this.review.run('survey', async () => {
      const read = await Promise.all(files.map(async (file) => ({ name: file.name, text: await file.text() })));
      return this.review.backend.call('survey_take', { ...this.#one(survey), files: read });
    });
    if (done) this.taken = done.files;
  }

  /** Hands an answer in, from paper or from the kiosk; says what became of it. */
  async answer(answers: ItemAnswer[], released: string, code?: string) {
    const { survey } = this;
    if (!survey) return undefined;
    const response = { answers, ...(released.trim() ? { released: released.trim() } : {}) };
    return this.review.run('answer', () => this.review.backend.call('survey_answer', { ...this.#one(survey), ...(code?.trim() ? { code: code.trim() } : {}), response }));
  }

  #one(survey: SurveyView): { incident: string; survey: string } {
    return { incident: this.review.incident, survey: survey.id };
  }
}

import { SvelteMap, SvelteSet } from 'svelte/reactivity';

import type { DraftSection, EvidenceView, FindingKind, FindingView, LanguageHint, RuleId, SectionView, Story, StorySection } from '../../../lib/backend';
import { Live } from '../../../lib/live.svelte';
import type { ReviewState } from '../state.svelte';

/** How long after the last key a section is saved. */
const PAUSE = 2000;

/** The narrative on screen: which section is written, what is not saved yet, the draft, what is muted. */
export class StoryState {
  readonly story: Live<Story>;
  drafts: DraftSection[] = $state.raw([]);
  #chosen = $state('');
  /** What was typed and is not saved, by section. */
  readonly #typed = new SvelteMap<string, string>();
  readonly #muted = new SvelteSet<RuleId>();
  readonly #waiting = new Map<string, ReturnType<typeof setTimeout>>();

  constructor(private readonly review: ReviewState) {
    this.story = new Live(() => review.backend.call('story', { incident: review.incident }));
  }

  start(): () => void {
    void this.story.refresh();
    const stop = this.review.follow(() => this.story.refresh());
    return () => {
      stop();
      void this.saveAll();
    };
  }

  get sections(): readonly StorySection[] {
    return this.story.value?.sections ?? [];
  }

  /** Sections that were put away, with what stood in them. */
  get away(): readonly SectionView[] {
    return this.story.value?.away ?? [];
  }

  get chosen(): StorySection | undefined {
    return this.sections.find(({ section }) => section.key === this.#chosen) ?? this.sections[0];
  }

  choose(key: string): void {
    void this.saveAll();
    this.#chosen = key;
  }

  text(key: string): string {
    return this.#typed.get(key) ?? this.sections.find(({ section }) => section.key === key)?.section.text ?? '';
  }

  isUnsaved(key: string): boolean {
    return this.#typed.has(key);
  }

  /** Takes in what was typed; it is saved when the person pauses. */
  typed(key: string, text: string): void {
    this.#typed.set(key, text);
    clearTimeout(this.#waiting.get(key));
    this.#waiting.set(
      key,
      setTimeout(() => void this.save(key), PAUSE),
    );
  }

  async saveAll(): Promise<void> {
    for (const key of [...this.#typed.keys()]) await this.save(key);
  }

  async save(key: string): Promise<void> {
    clearTimeout(this.#waiting.get(key));
    const text = this.#typed.get(key);
    const section = this.sections.find((one) => one.section.key === key)?.section;
    if (text == null || !section) return;
    if (text !== section.text) {
      const { title, place } = section;
      const saved = await this.review.do({ kind: 'section_written', section: key, title, place, text }, `section ${key}`);
      if (!saved) return;
    }
    // What was typed meanwhile stays to be saved.
    if (this.#typed.get(key) === text) this.#typed.delete(key);
  }

  /** Adds a section of the team's own, behind the others, and opens it. */
  async add(title: string): Promise<boolean> {
    const taken = new Set([...this.sections.map(({ section }) => section.key), ...this.away.map(({ key }) => key)]);
    let number = 1;
    while (taken.has(`own-${number}`)) number += 1;
    const key = `own-${number}`;
    const place = Math.max(-1, ...this.sections.map(({ section }) => section.place)) + 1;
    const added = await this.review.do({ kind: 'section_written', section: key, title, place, text: '' }, 'sections');
    if (added) this.choose(key);
    return added != null;
  }

  /** Gives a section another title; what stands in it stays. */
  async rename({ section }: StorySection, title: string): Promise<boolean> {
    if (title.trim() === section.title) return true;
    const { key, place } = section;
    return (await this.review.do({ kind: 'section_written', section: key, title, place, text: this.text(key) }, 'sections')) != null;
  }

  /** Puts a section away: it is in no report, and can be brought back with what stands in it. */
  async putAway(key: string): Promise<boolean> {
    await this.save(key);
    const keys = this.sections.map(({ section }) => section.key);
    const at = keys.indexOf(key);
    const done = await this.review.do({ kind: 'section_struck', section: key }, 'sections');
    if (done && this.#chosen === key) this.#chosen = keys[at + 1] ?? keys[at - 1] ?? '';
    return done != null;
  }

  async bringBack({ key, title, place, text }: SectionView): Promise<void> {
    if (await this.review.do({ kind: 'section_written', section: key, title, place, text }, 'sections')) this.choose(key);
  }

  /** Puts a section to another place among the others. */
  async move(key: string, to: number): Promise<void> {
    const keys = this.sections.map(({ section }) => section.key);
    const from = keys.indexOf(key);
    if (from < 0 || to < 0 || to >= keys.length || to === from) return;
    keys.splice(from, 1);
    keys.splice(to, 0, key);
    await this.review.do({ kind: 'sections_ordered', sections: keys }, 'sections');
  }

  /** Hints of a section whose rules are not muted. A text that changed since has none until it is saved. */
  hints({ section, hints }: StorySection): LanguageHint[] {
    return this.isUnsaved(section.key) ? [] : hints.filter(({ rule }) => !this.#muted.has(rule));
  }

  mute(rule: RuleId): void {
    this.#muted.add(rule);
  }

  get mutedCount(): number {
    return this.#muted.size;
  }

  unmute(): void {
    this.#muted.clear();
  }

  async prepare(): Promise<void> {
    await this.review.failures.guard('draft', async () => {
      const { sections } = await this.review.backend.call('story_draft', { incident: this.review.incident });
      this.drafts = sections;
    });
  }

  draftOf(key: string): DraftSection | undefined {
    return this.drafts.find((draft) => draft.key === key);
  }

  /** Takes a draft over, only where nobody wrote. */
  async take(key: string): Promise<void> {
    const draft = this.draftOf(key);
    if (!draft || this.text(key).trim()) return;
    this.#typed.set(key, draft.text);
    await this.save(key);
  }

  /** Puts something under a finding that it rests on. */
  support({ id, sort, text, person, evidence }: FindingView, one: EvidenceView): Promise<unknown> {
    const passages = [...evidence, one].map(({ passage }) => passage);
    return this.review.do({ kind: 'finding_written', finding: id, sort, text, person, evidence: passages }, 'finding');
  }

  find(sort: FindingKind, text: string): Promise<unknown> {
    return this.review.do({ kind: 'finding_written', sort, text }, 'finding');
  }
}

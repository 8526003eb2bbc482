import { SvelteSet } from 'svelte/reactivity';

import type { Sources, SourceView } from '../../../lib/backend';
import { Live } from '../../../lib/live.svelte';
import { speaks, type ReviewState } from '../state.svelte';

const views = new WeakMap<ReviewState, SourcesView>();

/** The sources of a review on screen, and which of them are hidden: that is a way to look and is not kept. */
export class SourcesView {
  readonly list: Live<Sources>;
  readonly #hidden = new SvelteSet<string>();
  #users = 0;
  #stop: (() => void) | undefined;

  constructor(private readonly review: ReviewState) {
    this.list = new Live(() => review.backend.call('sources', { incident: review.incident }));
  }

  /** The one of a review: whoever shows its lines or its sources hides the same. */
  static of(review: ReviewState): SourcesView {
    const view = views.get(review) ?? new SourcesView(review);
    views.set(review, view);
    return view;
  }

  /** Loads the list and follows the review while anybody looks; returns how to stop. */
  start(): () => void {
    this.#users += 1;
    if (this.#users === 1) {
      this.#stop = this.review.follow(() => this.list.refresh(), speaks);
      void this.list.refresh();
    }
    return () => {
      this.#users -= 1;
      if (this.#users === 0) this.#stop?.();
    };
  }

  get all(): SourceView[] {
    return this.list.value?.sources ?? [];
  }

  /** Those whose lines are shown. */
  get visible(): SourceView[] {
    return this.all.filter(({ id }) => !this.#hidden.has(id));
  }

  hidden(source: string): boolean {
    return this.#hidden.has(source);
  }

  /** Hides a source, or shows it again. */
  toggle(source: string): void {
    if (!this.#hidden.delete(source)) this.#hidden.add(source);
  }
}

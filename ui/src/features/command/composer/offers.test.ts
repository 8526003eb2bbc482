import { beforeEach, expect, it } from 'vitest';

import { FakeBackend } from '../../../lib/backend/fake';
import { ComposerState } from './writing.svelte';

let composer: ComposerState;

beforeEach(() => {
  const fake = new FakeBackend();
  const incident = fake.world.declare('Checkout times out', 'sev1', false, 1_000).id;
  const now = () => '2026-11-21T02:17:20Z';
  composer = new ComposerState(fake, incident, { id: () => incident, now, saved: () => Promise.resolve(), frame: () => {} });
});

it('sends the line at Enter when the only offer is the new name that was typed', () => {
  const offer = { kind: 'person', insert: '@jo', label: 'jo', detail: '', replace: { start: 8, end: 10 } } as const;
  composer.completion.offers = [{ ...offer, isNew: true }];
  expect(composer.completion.wanted).toBe(false);
  composer.completion.move(1);
  expect(composer.completion.wanted).toBe(true);
});

it('takes an offer in place of the word under the cursor', () => {
  composer.type('/a @jo', 6);
  composer.completion.readFrom = '/a @jo';
  composer.completion.offers = [
    { kind: 'person', insert: '@jonas', label: 'Jonas', detail: '', isNew: false, replace: { start: 3, end: 6 } },
  ];
  expect(composer.accept()).toBe(true);
  expect([composer.text, composer.cursor?.at, composer.completion.open]).toEqual(['/a @jonas ', 10, false]);
});

it('takes no offer that was for another text: who types fast means the line', () => {
  composer.type('/o it is slow', 13);
  composer.completion.readFrom = '/o';
  composer.completion.offers = [
    { kind: 'kind', insert: '/observation', label: 'Observation', detail: '', isNew: false, replace: { start: 0, end: 2 } },
  ];
  expect(composer.accept()).toBe(false);
  expect(composer.text).toBe('/o it is slow');
});

it('takes the offer that what was typed since still leads to, though its answer was for less of the word', () => {
  composer.type('told @an', 8);
  composer.completion.readFrom = 'told @a';
  composer.completion.offers = [
    { kind: 'person', insert: '@ana', label: 'Ana', detail: '', isNew: false, replace: { start: 5, end: 7 } },
  ];
  expect(composer.accept()).toBe(true);
  expect([composer.text, composer.cursor?.at]).toEqual(['told @ana ', 10]);
});

it('leaves a whole name alone, so that Enter sends the line', () => {
  composer.type('told @ana', 9);
  composer.completion.readFrom = 'told @an';
  composer.completion.offers = [
    { kind: 'person', insert: '@ana', label: 'Ana', detail: '', isNew: false, replace: { start: 5, end: 8 } },
  ];
  expect(composer.accept()).toBe(false);
});

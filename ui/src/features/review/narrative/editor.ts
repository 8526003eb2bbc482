// The editor of a section. Loaded when the narrative is opened, so that the window starts without it.
// It lives in a shadow root: there CodeMirror's styles are sheets of their own, which the page's policy allows.
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { HighlightStyle, Language, defineLanguageFacet, syntaxHighlighting } from '@codemirror/language';
import { EditorState, StateEffect, StateField, type Range } from '@codemirror/state';
import { Decoration, EditorView, MatchDecorator, ViewPlugin, WidgetType, drawSelection, keymap, placeholder, type DecorationSet, type ViewUpdate } from '@codemirror/view';
import { tags } from '@lezer/highlight';
import { parser } from '@lezer/markdown';

import type { LanguageHint, Stretch } from '../../../lib/backend';

export interface EditorOptions {
  text: string;
  label: string;
  help: string;
  onChange: (text: string) => void;
  onLeave: () => void;
  /** Opens what a chip names. */
  onOpen: (address: string) => void;
}

export interface SectionEditor {
  setText: (text: string) => void;
  setMarks: (hollow: readonly Stretch[], hints: readonly LanguageHint[]) => void;
  insert: (text: string) => void;
  /** The address of the chip at the cursor, or of the first on its line. */
  evidence: () => string | undefined;
  focus: () => void;
  destroy: () => void;
}

class Chip extends WidgetType {
  constructor(
    readonly words: string,
    readonly address: string,
    readonly open: (address: string) => void,
  ) {
    super();
  }

  override eq(other: Chip): boolean {
    return other.words === this.words && other.address === this.address;
  }

  toDOM(): HTMLElement {
    const chip = document.createElement('button');
    chip.type = 'button';
    chip.className = 'cm-chip';
    chip.textContent = this.words;
    chip.title = 'Go to the evidence';
    chip.addEventListener('click', () => this.open(this.address));
    return chip;
  }

  override ignoreEvent(): boolean {
    return true;
  }
}

const LINK = /\[([^\]\n]*)\]\((evidence:[^)\s]+)\)/g;

function chips(open: (address: string) => void) {
  const finder = new MatchDecorator({
    regexp: LINK,
    decoration: (match) => Decoration.replace({ widget: new Chip(match[1] ?? '', match[2] ?? '', open) }),
  });
  return ViewPlugin.fromClass(
    class {
      decorations: DecorationSet;
      constructor(view: EditorView) {
        this.decorations = finder.createDeco(view);
      }
      update(update: ViewUpdate) {
        this.decorations = finder.updateDeco(update, this.decorations);
      }
    },
    {
      decorations: (plugin) => plugin.decorations,
      provide: (plugin) => EditorView.atomicRanges.of((view) => view.plugin(plugin)?.decorations ?? Decoration.none),
    },
  );
}

const setMarks = StateEffect.define<DecorationSet>();
const marks = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update: (held, change) => change.effects.reduce((now, effect) => (effect.is(setMarks) ? effect.value : now), held.map(change.changes)),
  provide: (field) => EditorView.decorations.from(field),
});

const look = EditorView.theme({
  '&': { color: 'var(--text)', backgroundColor: 'transparent', fontSize: 'var(--text-base)' },
  '&.cm-focused': { outline: '2px solid var(--accent)', outlineOffset: '2px' },
  '.cm-scroller': { fontFamily: 'var(--font-ui, inherit)', lineHeight: '1.6' },
  '.cm-content': { padding: '0.75rem', caretColor: 'var(--text)', minHeight: '12rem' },
  '.cm-cursor': { borderLeftColor: 'var(--text)' },
  '.cm-placeholder': { color: 'var(--muted)' },
  '.cm-selectionBackground, &.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground': { backgroundColor: 'var(--accent-soft)' },
  '.cm-hollow': { borderBottom: '1px dashed var(--muted)' },
  '.cm-hint-1': { textDecoration: 'underline solid var(--soon)', textUnderlineOffset: '3px' },
  '.cm-hint-2': { textDecoration: 'underline dotted var(--soon)', textUnderlineOffset: '3px' },
  '.cm-chip': {
    font: 'inherit', fontSize: '0.9em', color: 'var(--accent)', backgroundColor: 'var(--accent-soft)',
    border: '1px solid transparent', borderRadius: 'var(--radius-full)', padding: '0 0.5em', cursor: 'pointer',
  },
  '.cm-chip:focus-visible': { outline: '2px solid var(--accent)' },
});

const words = HighlightStyle.define([
  { tag: tags.heading, fontWeight: '700' },
  { tag: tags.strong, fontWeight: '700' },
  { tag: tags.emphasis, fontStyle: 'italic' },
  { tag: tags.monospace, fontFamily: 'var(--font-mono, monospace)' },
  { tag: tags.processingInstruction, color: 'var(--muted)' },
  { tag: tags.quote, color: 'var(--muted)' },
]);

const markdown = new Language(defineLanguageFacet({}), parser, [], 'markdown');

/** Marks that still fit into the text: it may have been written on since. */
function decorated(length: number, hollow: readonly Stretch[], hints: readonly LanguageHint[]): DecorationSet {
  const fits = (from: number, to: number) => from < to && to <= length;
  const found: Range<Decoration>[] = [
    ...hollow.filter(({ from, to }) => fits(from, to)).map(({ from, to }) => Decoration.mark({ class: 'cm-hollow' }).range(from, to)),
    ...hints
      .filter(({ start, end }) => fits(start, end))
      .map(({ start, end, tier, offer }) => Decoration.mark({ class: `cm-hint-${Math.min(tier, 2)}`, attributes: { title: offer } }).range(start, end)),
  ];
  return Decoration.set(found, true);
}

// The keys of the screen go before these of the editor: to the next section, to the evidence, back out.
const own = /^(Shift-)?Alt-Arrow(Up|Down)$|^Mod-Enter$/;
const editing = defaultKeymap.filter(({ key }) => !own.test(key ?? ''));

export function openEditor(host: HTMLElement, options: EditorOptions): SectionEditor {
  const root = host.shadowRoot ?? host.attachShadow({ mode: 'open', delegatesFocus: true });
  let silent = false;
  const view = new EditorView({
    root,
    parent: root,
    state: EditorState.create({
      doc: options.text,
      extensions: [
        history(),
        drawSelection(),
        keymap.of([...editing, ...historyKeymap]),
        markdown,
        syntaxHighlighting(words),
        EditorView.lineWrapping,
        EditorView.contentAttributes.of({ 'aria-label': options.label, spellcheck: 'true' }),
        placeholder(options.help),
        marks,
        chips(options.onOpen),
        look,
        EditorView.updateListener.of((update) => {
          if (update.docChanged && !silent) options.onChange(update.state.doc.toString());
        }),
        EditorView.domEventHandlers({ blur: () => options.onLeave() }),
      ],
    }),
  });
  // What is typed here is no key of the screen: outside, nobody sees that this is a field.
  const keep = (event: KeyboardEvent) => {
    const plain = !event.ctrlKey && !event.metaKey && !event.altKey && event.key !== 'Escape';
    if (plain || event.defaultPrevented) event.stopPropagation();
  };
  host.addEventListener('keydown', keep);
  return {
    setText: (text) => {
      if (text === view.state.doc.toString()) return;
      silent = true;
      view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: text } });
      silent = false;
    },
    setMarks: (hollow, hints) => view.dispatch({ effects: setMarks.of(decorated(view.state.doc.length, hollow, hints)) }),
    insert: (text) => {
      view.dispatch(view.state.replaceSelection(text));
      view.focus();
    },
    evidence: () => {
      const { head } = view.state.selection.main;
      const line = view.state.doc.lineAt(head);
      const links = [...line.text.matchAll(LINK)];
      const here = links.find(({ index, 0: whole }) => line.from + index <= head && head <= line.from + index + whole.length);
      return (here ?? links[0])?.[2];
    },
    focus: () => view.focus(),
    destroy: () => {
      host.removeEventListener('keydown', keep);
      view.destroy();
    },
  };
}

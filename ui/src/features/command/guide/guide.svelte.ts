import type { Backend, GuideChoice, GuideReply, IncidentView, Severity } from '../../../lib/backend';
import { BackendError } from '../../../lib/backend';
import type { ResponseState } from '../response.svelte';

/** Where its failures are told. */
export const PLACE = 'guide';

/** The severity guide of one incident: what was answered, and what it comes to. Kept while its panel is put away. */
export class GuideState {
  /** The questions and what the answers come to; stays while a newer answer is on its way. */
  reply = $state.raw<GuideReply>();
  error = $state.raw<BackendError>();
  /** Which question is being answered; none when each one was. */
  at = $state(0);
  /** A severity that was set while the rest of the step failed. */
  #half: Severity | undefined;
  #answers = $state.raw<GuideChoice[]>([]);
  #asked = 0;

  constructor(
    private readonly backend: Backend,
    private readonly incident: string,
    private readonly response: ResponseState,
    private readonly view: () => IncidentView | undefined,
  ) {}

  /** Asks for the questions, and for what the answers so far come to. */
  async ask(): Promise<void> {
    const asked = ++this.#asked;
    try {
      const reply = await this.backend.call('guide_answer', { incident: this.incident, answers: this.#answers });
      if (asked !== this.#asked) return;
      this.reply = reply;
      this.error = undefined;
    } catch (thrown) {
      if (asked === this.#asked) this.error = BackendError.from(thrown);
    }
  }

  /** What was answered to a question: which answer, or unsure; nothing yet when absent. */
  chosen(question: string): number | 'unsure' | undefined {
    const choice = this.#answers.find((one) => one.question === question);
    return choice && (choice.answer ?? 'unsure');
  }

  /** Answers the question at hand and goes on to the next one that is open. */
  choose(answer: number | 'unsure'): void {
    const questions = this.reply?.guide.questions ?? [];
    const question = questions[this.at];
    if (!question || (answer !== 'unsure' && !question.answers[answer])) return;
    const choice: GuideChoice = answer === 'unsure' ? { question: question.key } : { question: question.key, answer };
    this.#answers = [...this.#answers.filter((one) => one.question !== question.key), choice];
    const open = questions.map((one, index) => (this.chosen(one.key) == null ? index : -1)).filter((index) => index >= 0);
    this.at = open.find((index) => index > this.at) ?? open[0] ?? questions.length;
    void this.ask();
  }

  /** Goes to another question, by one; at the ends it stays. */
  move(by: number): void {
    const last = (this.reply?.guide.questions.length ?? 1) - 1;
    this.at = Math.min(last, Math.max(0, this.at + by));
  }

  /**
   * Sets the severity that the answers ask for, and notes that the guide was walked through. Says how many steps that
   * was, for the way back; none when it failed, and what was answered is still there.
   */
  async set(): Promise<number> {
    const { reply } = this;
    const suggested = reply?.result.suggested;
    if (!suggested) return 0;
    const { pageNow, answers, why } = reply.result;
    const differs = this.view()?.severity !== suggested;
    const done = await this.response.run(PLACE, async () => {
      const { incident } = this;
      // Tried again after half of it failed, the first half is there already, though the view may not show it yet.
      if (this.view()?.severity !== suggested && this.#half !== suggested) {
        await this.backend.call('severity_set', { incident, severity: suggested, reason: `by the guide: ${why.join('; ')}` });
        this.#half = suggested;
      }
      await this.backend.call('act', { incident, act: { kind: 'severity_sized', suggested, pageNow, answers } });
    });
    if (!done) return 0;
    this.#half = undefined;
    this.#answers = [];
    this.at = 0;
    void this.ask();
    return differs ? 2 : 1;
  }
}

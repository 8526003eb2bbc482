// The questions that the program brings, as far as a page without a program needs them.
import type { SurveyItem } from '../generated';

const item = (key: string, about: string, text: string, scale: string, labels: string[] = [], more: Partial<SurveyItem> = {}): SurveyItem => ({
  key,
  about,
  text,
  scale,
  labels,
  reversed: false,
  optional: false,
  ...more,
});
const fully = ['not at all', 'fully'];

export const reviewItems: SurveyItem[] = [
  item('R1', 'Load: thinking', 'How hard did you have to think and keep track?', 'load', ['hardly at all', 'as hard as I can']),
  item('R2', 'Load: time', 'How rushed did it feel?', 'load', ['not at all', 'all the time']),
  item('R6', 'Coordination', 'I knew who was doing what.', 'agree', fully),
  item('R9', 'Safety', 'I could voice a doubt or say that I did not know.', 'agree', fully),
  item('R12', 'Sleep', 'How much sleep did this take from you?', 'choice', ['none', 'under an hour', 'one to three hours', 'more than three hours', 'the whole night'], { optional: true }),
  item('R13', 'In your words', 'What was harder than it needed to be? And what helped that no record will show?', 'text', [], { optional: true }),
];

export const meetingItems: SurveyItem[] = [
  item('M1', 'Learned', 'I learned something that changes how I will work. If so, what?', 'yes_no_text'),
  item('M2', 'Again', 'I would come to another meeting like this.', 'yes_no'),
  item('M3', 'Heard', 'I could say what I wanted to say.', 'agree', fully),
  item('M4', 'Differently', 'What is one thing to do differently next time?', 'text', [], { optional: true }),
];

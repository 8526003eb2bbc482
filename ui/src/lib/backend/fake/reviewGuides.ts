// What each depth of a review means, in the words of the core.
import type { TierGuide } from '../generated';

export const guides: TierGuide[] = [
  { tier: 'none', takes: '1 minute', fits: 'It is understood, and there is little to learn from it.', holds: ['The decision and its reason are kept.'], parts: ['scope'] },
  {
    tier: 'light',
    takes: '30 minutes, nothing to prepare',
    fits: 'A few people can learn something by reading it together once.',
    holds: [
      'Two or three people read everything from top to bottom and leave nothing out.',
      'They mark where it was noticed, worked out and repaired, and what they wonder about.',
      'They write down what was new to them.',
      'They decide what is to be done, or that nothing is.',
    ],
    parts: ['scope', 'transcript', 'actions', 'report'],
  },
  {
    tier: 'standard',
    takes: '3 to 5 hours, and a meeting of one hour',
    fits: 'People saw it differently, or it showed something new about how things work.',
    holds: [
      'All conversations are brought together and marked.',
      'One to three people are interviewed, and each checks what is written about them.',
      'The account says what every claim rests on.',
      'A meeting is held to learn from each other; ideas for actions wait until afterwards.',
    ],
    parts: ['scope', 'transcript', 'interviews', 'narrative', 'meetings', 'actions', 'report'],
  },
  {
    tier: 'deep',
    takes: 'several days, about once a month',
    fits: 'It reaches across teams, and the history behind it matters.',
    holds: [
      'Many people are interviewed, until talks bring little that is new.',
      'The points of view of several people stand beside each other.',
      'How the parts came to be as they are is told, too.',
      'What runs through the accounts is worked out and written for those who were not there.',
      'Who is to read it is planned, and whether they did is seen.',
    ],
    parts: ['scope', 'transcript', 'interviews', 'narrative', 'survey', 'meetings', 'actions', 'report'],
  },
];

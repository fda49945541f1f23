export const minutesActs = {
  'minutes-act.title': 'Minutes',
  'minutes-act.not-yet':
    'The chair is preparing the minutes. Both heads are asked about them at the same moment.',
  'minutes-act.state.draft': 'Draft',
  'minutes-act.state.offered': 'Both heads are asked',
  'minutes-act.state.frozen': 'Frozen',
  'minutes-act.why.draft':
    'Filled from the record of the round. What you write stands beside it; only the chair and the secretariat see the draft.',
  'minutes-act.why.offered':
    'The words are fixed. Each head approves for the delegation, or adds a reservation; when both have, the minutes are frozen.',
  'minutes-act.why.frozen': 'Both heads have answered. Nothing of it changes any more.',
  'minutes-act.pdf': 'Open the PDF, all languages',
  'minutes-act.json': 'Save the signed JSON',
  'minutes-act.pdf-hash': 'SHA-256 of the PDF:',
  'minutes-act.language': 'Read in',
  'minutes-act.write': 'What the minutes say beside the record',
  'minutes-act.held-on': 'Day of the meeting',
  'minutes-act.held-on-help': 'Empty when the round was held without one.',
  'minutes-act.place': 'Where it was held',
  'minutes-act.names': 'Participants: {party}',
  'minutes-act.names-help': 'One name a line.',
  'minutes-act.opening': 'Opening',
  'minutes-act.note': 'What was said on item {number} ({sites})',
  'minutes-act.closing': 'Closing',
  'minutes-act.three':
    'What is written in one language is needed in all three. Serbian is written in Latin letters and printed in both scripts.',
  'minutes-act.keep': 'Keep the draft',
  'minutes-act.offer': 'Ask both heads',
  'minutes-act.offer-now': 'Fix the words and ask now',
  'minutes-act.offer-ask':
    'Both heads are asked at the same moment. Read the minutes in each language first; what you typed and did not keep is not part of them.',
  'minutes-act.take-back': 'Take the minutes back',
  'minutes-act.take-back-why':
    'They become a draft again. Answers that were given stay on record and do not count for the new words.',
  'minutes-act.answer': 'The answer of your delegation',
  'minutes-act.answer-label': 'Your delegation',
  'minutes-act.answer.approves': 'Approves the minutes',
  'minutes-act.answer.reserves': 'Approves with a reservation',
  'minutes-act.reservation': 'The reservation',
  'minutes-act.reservation-help':
    'It stands in the minutes word for word, in the language in which you write it.',
  'minutes-act.answer-why':
    'You answer to exactly the words above, in every language. An answer is not taken back.',
  'minutes-act.send.approves': 'Approve',
  'minutes-act.send.reserves': 'Approve with this reservation',
};

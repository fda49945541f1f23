/** Why a change was refused, by the reason that the server gives. */
export const conflicts = {
  'problem.conflict.attendance-handed-over':
    'This mission is handed over with its attendance. Take the hand-over back before you change it.',
  'problem.conflict.mission-received': 'Both delegations have received this mission: it stands as it is.',
  'problem.conflict.mission-handed-over':
    'This mission is handed over and waits for the answers of both delegations. Take the hand-over back before you change it.',
  'problem.conflict.handed-over-already': 'This mission is handed over already.',
  'problem.conflict.not-handed-over': 'This mission is not handed over yet.',
  'problem.conflict.answered-already': 'Your delegation has answered already; an answer stands.',
  'problem.conflict.file-not-of-mission':
    'You confirmed a file that is on no line of this mission. Put its recording on a line first, or compare again.',
  'problem.conflict.file-unconfirmed': '{unconfirmed} was not confirmed. Compare its SHA-256 with your copy.',
  'problem.conflict.file-changed-here':
    '{files} no longer has its SHA-256 here. It must be restored from a backup before it is handed over.',
  'problem.conflict.address-taken': 'There is already a person with this e-mail address.',
  'problem.conflict.no-second-factor': 'There is no second factor.',
  'problem.conflict.second-factor-there': 'There is a second factor already.',
  'problem.conflict.edition-in-force': 'This edition is in force already.',
  'problem.conflict.edition-proposed': 'An edition is proposed already. It is confirmed or withdrawn first.',
  'problem.conflict.edition-not-proposed': 'Nobody proposes this edition at the moment.',
  'problem.conflict.side-told-by-line':
    'The side of this site is told by the line; there is nothing to decide.',
  'problem.conflict.consent-not-asked': 'Nobody is asked for consent to this release any more.',
  'problem.conflict.consented-already': 'Your side has consented to this release already.',
  'problem.conflict.other-terms': 'This consent is to other terms. Read the terms, then consent to them.',
  'problem.conflict.release-over': 'This release is over already.',
  'problem.conflict.opening-asked': 'You have asked for this opening already.',
  'problem.conflict.last-administrator': 'This is the last administrator. Appoint another one first.',
  'problem.conflict.person-deactivated': 'This person is deactivated.',
  'problem.conflict.person-active': 'This person is not deactivated.',
  'problem.conflict.appointed-already':
    'This person is appointed to this role on some of these days already.',
  'problem.conflict.appointment-over': 'This appointment is over already.',
  'problem.conflict.organisation-name-taken': 'There is already an organisation with this name.',
  'problem.conflict.recording-not-yours':
    'These bytes are here already, in a recording that is not yours to see. Nothing was stored again, and nothing is lost.',
  'problem.conflict.files-in-other-set':
    '{files} was handed over already, with other files. Send it once more for this set.',
  'problem.conflict.round-frozen':
    'This round was opened: what it says is frozen. Prepare a new round for anything else.',
  'problem.conflict.no-chair-key':
    'The chair has no sealing key yet; positions could not be sealed. Make one first.',
  'problem.conflict.round-not-open': 'Only an open round has a deadline to extend.',
  'problem.conflict.not-without-position':
    'An item is closed without a position after the deadline only, where one is missing or nothing was published.',
  'problem.conflict.settled-by-round': 'Only what a round did not settle is referred.',
  'problem.conflict.other-key':
    'Somebody has another sealing key by now. Compare its fingerprint, then seal again.',
  'problem.conflict.not-open':
    'This item takes no position now; nothing was deposited. After the deadline the chair can extend it.',
  'problem.conflict.other-position':
    'Another position was deposited in the meantime. Look at it, then wrap its key anew.',
  'problem.conflict.no-site-to-move': 'No site waits here to be moved.',
  'problem.conflict.other-status':
    'The round was not opened. {code} is in another status than this kind of round is about.',
  'problem.conflict.in-open-round':
    'The round was not opened. {code} is being decided on in {round}. Let that round end first.',
  'problem.conflict.plan-closed':
    'The plan of {code} is not changed now: a dig is planned while a site is surveyed or reported, and no open round decides on it.',
  'problem.conflict.round-not-ended': 'Minutes are written when every item of the round has ended.',
  'problem.conflict.minutes-not-draft':
    'These minutes are offered to both heads, or frozen. Offered ones can be taken back to change them.',
  'problem.conflict.minutes-not-offered': 'These minutes do not wait for an answer now.',
  'problem.conflict.minutes-untranslated':
    'What is written in one language is written in all three before the minutes are offered. Still missing: {what}',
  'problem.conflict.other-minutes':
    'The minutes were changed after you read them. Read them again, then answer.',
  'problem.conflict.not-excavating': 'A dig is recorded while the site is being excavated; {code} is not.',
  'problem.conflict.dig-record-signed':
    'A head has signed or refused this record. It is not changed any more.',
  'problem.conflict.dig-record-answered': 'Your delegation has signed or refused this record already.',
  'problem.conflict.no-dig-record': 'Nothing is recorded yet that could be refused.',
  'problem.conflict.find-reported': 'This was reported already; both heads and the chair were told then.',
  'problem.conflict.no-embargo': 'There is no embargo on this site.',
  'problem.conflict.reading-not-allowed-yet': 'A survey is read when both delegations have received it.',
  'problem.conflict.reading-sealed':
    'Your reading is sealed and never changes. A second, informed one can follow once all lie open.',
  'problem.conflict.reading-incomplete':
    'The reading is not complete yet. What is missing stands beside each anomaly.',
  'problem.conflict.readings-not-revealed':
    'A joint report is made when an analyst of each delegation has sealed a reading.',
  'problem.conflict.report-not-draft':
    'This report is offered to the analysts, or frozen. An offered one can be taken back to change it.',
  'problem.conflict.report-not-offered': 'This report does not wait for an answer now.',
  'problem.conflict.report-incomplete': 'The report is not complete in all three languages. Missing: {what}',
  'problem.conflict.other-report': 'The report was changed after you read it. Read it again, then answer.',
  'problem.conflict.no-site': 'The round was not opened. One of its sites is not there any more.',
  'problem.conflict.not-both':
    'Both positions are opened together, once both are in and may show as received.',
  'problem.conflict.not-released':
    'The positions on this item were not released, or are published or closed already.',
  'problem.conflict.key-known': 'This key was registered before. Make a new one.',
  'problem.conflict.site-not-editable': 'What this site says is not changed any more in its present status.',
  'problem.conflict.track-has-no-grid': 'A survey along tracks has no grid.',
  'problem.conflict.line-of-grid': 'The lines of a grid follow from the grid: change the grid.',
  'problem.conflict.line-name-taken': 'This survey has a line of this name already.',
  'problem.conflict.recordings-sealed':
    'Both delegations have received this mission: its recordings are sealed. Plan another mission for what is missing.',
  'problem.conflict.lies-on-other-line': '{name} lies on another line. Take it off there first.',
  'problem.conflict.nothing-to-explain':
    'Nothing is left open at this place: it is covered, an obstacle explains it, or it lies outside of the agreed area.',
  'problem.conflict.lines-in-use':
    'The new grid has no {lines}, but recordings lie there. Put them on other lines first.',
  'problem.conflict.there-already': 'This is already there.',
  'problem.conflict.tried-at-once': 'Somebody else did the same at the same moment. Try again.',
  'problem.conflict.conditions': 'The round was not opened. {code}: {missing}',
  'problem.conflict.caveat-against-tabling': 'A handling caveat keeps this lead from the table.',
  'problem.conflict.not-tabled-before': 'This lead is not to be put on the table before {day}.',
};

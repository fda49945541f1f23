import { analysts, appointed, chairs, delegations, field, heads, members } from './actors.ts';
import type { Row } from './expected-row.ts';

/** Who may do what about decisions, minutes and digs, and is told of them. */
export const accessToDecisions: readonly Row[] = [
  // Decision rounds: the chair's people and both delegations sit in them; analysts, field and observers know of none.
  {
    about: 'table',
    routes: ['GET /api/rounds', 'GET /api/sealing-keys'],
    may: [...chairs, ...delegations],
  },
  {
    about: 'table',
    routes: ['GET /api/rounds/:id'],
    may: [...chairs, ...delegations],
    isNothingInTheWalk: true,
  },
  { about: 'table', routes: ['POST /api/rounds'], may: chairs, toldNo: delegations },
  {
    about: 'table',
    routes: ['PUT /api/rounds/:id', 'POST /api/round-items/:id/site-move'],
    may: chairs,
    toldNo: delegations,
    isNothingInTheWalk: true,
  },
  {
    about: 'table',
    routes: [
      'POST /api/rounds/:id/opening',
      'POST /api/rounds/:id/extensions',
      'POST /api/round-items/:id/closing',
      'POST /api/round-items/:id/referral',
      'POST /api/round-items/:id/release',
      'POST /api/round-items/:id/publication',
    ],
    may: ['chair'],
    toldNo: ['secretariat', ...delegations],
    isNothingInTheWalk: true,
  },
  {
    about: 'table',
    routes: [
      'POST /api/round-items/:id/deposit',
      'GET /api/round-items/:id/deposit',
      'POST /api/round-items/:id/rewrapping',
      'POST /api/round-items/:id/key-disclosure',
    ],
    may: heads,
    toldNo: [...chairs, ...members],
    isNothingInTheWalk: true,
  },
  {
    about: 'site',
    routes: ['GET /api/sites/:id/dig-plan'],
    may: [...chairs, ...delegations, ...field],
  },
  {
    about: 'site',
    routes: ['PUT /api/sites/:id/dig-plan'],
    may: chairs,
    toldNo: [...delegations, ...field],
  },
  {
    about: 'table',
    routes: [
      'GET /api/rounds/:id/minutes',
      'GET /api/rounds/:id/minutes.pdf',
      'GET /api/rounds/:id/minutes.json',
    ],
    may: [...chairs, ...delegations],
    isNothingInTheWalk: true,
  },
  {
    about: 'site',
    routes: ['GET /api/sites/:id/dig-record'],
    may: [...chairs, ...delegations, ...field],
  },
  {
    about: 'site',
    routes: ['PUT /api/sites/:id/dig-record', 'POST /api/sites/:id/find'],
    may: [...chairs, ...field],
    toldNo: delegations,
  },
  {
    about: 'site',
    routes: ['POST /api/sites/:id/dig-record/refusal', 'POST /api/sites/:id/embargo/end'],
    may: ['chair', ...heads],
    toldNo: ['secretariat', ...members, ...field],
  },
  {
    about: 'table',
    routes: ['GET /api/dig-list', 'GET /api/dig-list.pdf', 'GET /api/dig-list.ics'],
    may: [...chairs, ...delegations, ...field],
  },
  {
    about: 'account',
    routes: [
      'GET /api/notifications',
      'POST /api/notifications/read',
      'GET /api/notifications/mail',
      'PUT /api/notifications/mail',
    ],
    may: appointed,
  },
  {
    about: 'table',
    routes: ['GET /api/progress', 'GET /api/progress.csv', 'GET /api/progress.svg'],
    may: [...chairs, ...delegations, ...analysts, ...field, 'observer'],
  },
  {
    about: 'table',
    routes: ['POST /api/unaccounted-counts'],
    may: chairs,
    toldNo: [...delegations, ...analysts, ...field, 'observer'],
  },
  {
    about: 'table',
    routes: ['POST /api/unaccounted-counts/:id/withdrawal'],
    may: chairs,
    toldNo: [...delegations, ...analysts, ...field, 'observer'],
    isNothingInTheWalk: true,
  },
  { about: 'table', routes: ['GET /api/signing-keys'], may: [...chairs, ...delegations] },
  {
    about: 'table',
    routes: ['PUT /api/rounds/:id/minutes'],
    may: chairs,
    toldNo: delegations,
    isNothingInTheWalk: true,
  },
  {
    about: 'table',
    routes: ['POST /api/rounds/:id/minutes/offer', 'POST /api/rounds/:id/minutes/take-back'],
    may: ['chair'],
    toldNo: ['secretariat', ...delegations],
    isNothingInTheWalk: true,
  },
  {
    about: 'table',
    routes: ['POST /api/rounds/:id/minutes/answers'],
    may: heads,
    toldNo: [...chairs, ...members],
    isNothingInTheWalk: true,
  },
  {
    about: 'table',
    routes: ['POST /api/sealing-keys'],
    may: ['chair', ...heads],
    toldNo: ['secretariat', ...members],
  },
];

import {
  actors,
  analysts,
  appointed,
  chairs,
  delegations,
  field,
  heads,
  members,
  readers,
} from './actors.ts';
import { accessToDecisions } from './expected-decisions.ts';
import { accessToEvidence } from './expected-evidence.ts';
import type { Row } from './expected-row.ts';

/**
 * Who may do what, as it was agreed; read it without reading code. The test beside this file asks every route as every
 * one of these people and compares. A route that stands nowhere here fails it.
 */
export const expectedAccess: readonly Row[] = [
  {
    about: 'public',
    routes: [
      'GET /healthz',
      'GET /api/openapi.json',
      'POST /api/session',
      'POST /api/session/second-factor',
      'POST /api/session/passkey-challenge',
      'POST /api/session/passkey',
      'POST /api/invitations/opening',
      'POST /api/invitations/acceptance',
    ],
    may: actors,
  },
  {
    about: 'account',
    routes: [
      'GET /api/session',
      'DELETE /api/session',
      'GET /api/account/sessions',
      'DELETE /api/account/sessions',
      'DELETE /api/account/sessions/:id',
      'POST /api/account/password',
      'POST /api/account/second-factor',
      'POST /api/account/second-factor/confirmation',
      'DELETE /api/account/second-factor',
      'POST /api/account/recovery-codes',
      'GET /api/account/passkeys',
      'POST /api/account/passkeys',
      'POST /api/account/passkeys/challenge',
      'PATCH /api/account/passkeys/:id',
      'DELETE /api/account/passkeys/:id',
    ],
    may: [...appointed, 'without appointment'],
  },
  { about: 'account', routes: ['GET /api/events'], may: appointed },
  // Everybody with an appointment knows the line, and reads what the audit log holds for them.
  {
    about: 'table',
    routes: [
      'GET /api/boundary-editions',
      'GET /api/boundary-editions/current',
      'GET /api/audit',
      'GET /api/audit/head',
    ],
    may: appointed,
  },
  {
    about: 'table',
    routes: ['POST /api/audit/verify', 'GET /api/audit/export'],
    may: [...chairs, ...delegations, 'admin'],
    toldNo: [...analysts, ...field, 'observer'],
  },
  // Lists, tiles and searches answer whoever reads sites; what is in them is what each may see.
  {
    about: 'table',
    routes: ['GET /api/sites', 'GET /api/search', 'GET /api/map-tiles/:source/:z/:x/:y'],
    may: [...readers, 'observer'],
  },
  {
    about: 'table',
    routes: ['POST /api/sites'],
    may: ['chair', ...heads],
    toldNo: ['secretariat', ...members, ...analysts, ...field, 'observer'],
  },
  {
    about: 'site',
    routes: ['GET /api/sites/:id', 'GET /api/sites/:id/timeline', 'POST /api/sites/:id/moves'],
    may: [...readers, 'observer'],
  },
  { about: 'site', routes: ['GET /api/sites/:id/boundary-relation'], may: [...readers, 'observer'] },
  {
    about: 'site',
    routes: ['PATCH /api/sites/:id'],
    may: [...chairs, ...heads],
    toldNo: [...members, ...analysts, ...field, 'observer'],
  },
  {
    about: 'table',
    routes: ['GET /api/clearances'],
    may: [...chairs, ...delegations],
  },
  { about: 'site', routes: ['GET /api/sites/:id/clearances'], may: [...chairs, ...delegations] },
  { about: 'site', routes: ['POST /api/sites/:id/clearances'], may: chairs, toldNo: delegations },
  {
    about: 'table',
    routes: ['PATCH /api/clearances/:id'],
    may: chairs,
    toldNo: delegations,
    isNothingInTheWalk: true,
  },
  { about: 'site', routes: ['GET /api/sites/:id/disclosures'], may: [...chairs, ...delegations] },
  { about: 'site', routes: ['POST /api/sites/:id/disclosures'], may: [...chairs, ...heads], toldNo: members },
  {
    about: 'table',
    routes: ['POST /api/disclosures/:id/consents', 'POST /api/disclosures/:id/end'],
    may: [...chairs, ...heads],
    toldNo: members,
    isNothingInTheWalk: true,
  },
  // The line itself: the chair imports, the chair and the heads put it in force.
  {
    about: 'table',
    routes: ['POST /api/boundary-files', 'POST /api/boundary-lines', 'POST /api/boundary-editions'],
    may: chairs,
    toldNo: [...delegations, ...analysts, ...field, 'observer', 'admin'],
    isNothingInTheWalk: true,
  },
  {
    about: 'site',
    routes: ['POST /api/sites/:id/side-decisions'],
    may: chairs,
    toldNo: [...delegations, ...analysts, ...field, 'observer', 'admin'],
  },
  {
    about: 'table',
    routes: [
      'GET /api/boundary-editions/:id/line',
      'GET /api/boundary-editions/:id/difference',
      'POST /api/boundary-editions/:id/activation',
      'POST /api/boundary-editions/:id/activation/confirmation',
      'DELETE /api/boundary-editions/:id/activation',
    ],
    may: [...chairs, ...heads],
    toldNo: [...members, ...analysts, ...field, 'observer', 'admin'],
    isNothingInTheWalk: true,
  },
  { about: 'table', routes: ['POST /api/geometry-files'], may: readers },
  // Leads lie in their owners' vaults. To everybody else the vault is not there.
  {
    about: 'table',
    routes: [
      'GET /api/leads',
      'POST /api/leads',
      'GET /api/leads/:id',
      'PATCH /api/leads/:id',
      'POST /api/leads/:id/withdrawal',
      'POST /api/leads/redaction-check',
      'GET /api/leads/:id/closed',
      'POST /api/leads/:id/openings',
      'GET /api/lead-openings',
      'POST /api/lead-openings/:id/confirmation',
    ],
    may: [...chairs, ...delegations],
    isNothingInTheWalk: true,
  },
  {
    about: 'table',
    routes: ['POST /api/leads/:id/tabling'],
    may: ['chair', ...heads],
    toldNo: ['secretariat', ...members],
    isNothingInTheWalk: true,
  },
  // People.
  {
    about: 'table',
    routes: ['GET /api/people', 'GET /api/organisations'],
    may: [...chairs, ...delegations, 'admin'],
  },
  {
    about: 'table',
    routes: [
      'GET /api/invitations',
      'POST /api/invitations',
      'DELETE /api/invitations/:id',
      'POST /api/people/:id/appointments',
      'POST /api/appointments/:id/end',
    ],
    may: [...chairs, ...heads, 'admin'],
    toldNo: members,
    isNothingInTheWalk: true,
  },
  {
    about: 'table',
    routes: [
      'POST /api/organisations',
      'POST /api/people/:id/deactivation',
      'DELETE /api/people/:id/deactivation',
    ],
    may: ['admin'],
    toldNo: [...chairs, ...delegations],
    isNothingInTheWalk: true,
  },
  ...accessToEvidence,
  { about: 'site', routes: ['GET /api/sites/:id/decisions'], may: [...chairs, ...delegations] },
  ...accessToDecisions,
];

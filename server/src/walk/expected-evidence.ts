import { analysts, chairs, delegations, field, readers } from './actors.ts';
import type { Row } from './expected-row.ts';

/** Who may do what with missions, surveys and recordings: a part of the table of who may do what. */
export const accessToEvidence: readonly Row[] = [
  // Missions and surveys.
  { about: 'table', routes: ['GET /api/sites/:siteId/joint-assessments'], may: readers },
  // The chair's people and the lead at work choose among everybody, people of a delegation among their own.
  {
    about: 'site',
    routes: ['GET /api/sites/:siteId/mission-people'],
    may: [...chairs, ...delegations, 'own analyst', 'other analyst', 'field on the team'],
  },
  {
    about: 'site',
    routes: ['POST /api/sites/:siteId/joint-assessments'],
    may: [...chairs, ...field],
    toldNo: [...delegations, ...analysts],
  },
  {
    about: 'mission',
    routes: [
      'GET /api/joint-assessments/:id',
      'GET /api/joint-assessments/:id/surveys',
      'GET /api/surveys/:id',
      'GET /api/surveys/:id/versions',
    ],
    may: readers,
  },
  {
    about: 'mission',
    routes: ['GET /api/joint-assessments/:id/receipt'],
    may: readers,
    isNothingInTheWalk: true,
  },
  // Whoever lays recordings on lines; an analyst only as one of the team.
  {
    about: 'mission',
    routes: ['GET /api/surveys/:id/unassigned-recordings'],
    may: [...chairs, ...field],
    toldNo: delegations,
  },
  {
    about: 'mission',
    routes: [
      'GET /api/joint-assessments/:id/manifest',
      'PUT /api/joint-assessments/:id/plan',
      'PUT /api/joint-assessments/:id/findings',
      'PUT /api/joint-assessments/:id/attendance/:delegation',
      'POST /api/joint-assessments/:id/hand-overs',
      'POST /api/joint-assessments/:id/hand-over-withdrawals',
      'POST /api/joint-assessments/:id/hand-over-refusals',
    ],
    may: [...chairs, ...field],
    toldNo: [...delegations, ...analysts],
  },
  {
    about: 'mission',
    routes: [
      'PUT /api/joint-assessments/:id/own-attendance',
      'POST /api/joint-assessments/:id/hand-over-answers',
    ],
    may: delegations,
    toldNo: [...chairs, ...analysts, ...field],
  },
  {
    about: 'mission',
    routes: [
      'POST /api/joint-assessments/:id/surveys',
      'PUT /api/surveys/:id/method',
      'PUT /api/surveys/:id/grid',
      'POST /api/surveys/:id/lines',
      'PUT /api/surveys/:id/recordings',
      'POST /api/joint-assessments/:id/gap-explanations',
    ],
    may: [...chairs, ...analysts, ...field],
    toldNo: delegations,
  },
  {
    about: 'survey evidence',
    routes: ['GET /api/joint-assessments/:id/coverage', 'GET /api/surveys/:id/metadata'],
    may: readers,
  },
  // Readings and what is made of them. The field hands over, and knows of none.
  {
    about: 'mission',
    routes: ['GET /api/surveys/:id/readings', 'GET /api/surveys/:id/report'],
    may: [...chairs, ...delegations, ...analysts],
  },
  {
    about: 'mission',
    routes: [
      'PUT /api/surveys/:id/reading',
      'POST /api/surveys/:id/reading/seal',
      'POST /api/surveys/:id/report/answers',
    ],
    may: analysts,
    toldNo: [...chairs, ...delegations],
  },
  {
    about: 'mission',
    routes: [
      'PUT /api/surveys/:id/report',
      'POST /api/surveys/:id/report/offer',
      'POST /api/surveys/:id/report/take-back',
    ],
    may: [...chairs, ...analysts],
    toldNo: delegations,
  },
  // Evidence.
  { about: 'table', routes: ['GET /api/recordings', 'GET /api/survey-lines'], may: readers },
  {
    about: 'recording',
    routes: [
      'GET /api/recordings/:id',
      'GET /api/recordings/:id/survey-line',
      'GET /api/radargrams/:id/picture.png',
      'GET /api/radargrams/:id/tiles/:level/:traceBlock/:sampleBlock',
      'GET /api/radargrams/:id/tiles/:level/:traceBlock/:sampleBlock/picture.png',
    ],
    may: readers,
  },
  {
    about: 'recording',
    routes: ['GET /api/recordings/:id/files/:sha256'],
    may: [...chairs, ...delegations, ...analysts],
    toldNo: field,
  },
  {
    about: 'recording',
    routes: ['POST /api/recordings/:id/tries', 'POST /api/radargrams/:id/tries'],
    may: [...analysts, ...field],
    toldNo: [...chairs, ...delegations],
  },
  {
    about: 'table',
    routes: ['POST /api/recordings'],
    may: [...analysts, ...field],
    toldNo: [...chairs, ...delegations],
  },
  {
    about: 'account',
    routes: [
      'POST /api/uploads',
      'OPTIONS /api/uploads',
      'PATCH /api/uploads/:id',
      'DELETE /api/uploads/:id',
    ],
    may: [...analysts, ...field],
  },
];

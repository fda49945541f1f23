import {
  type JointReport,
  listJointAssessments,
  listSurveys,
  type ReadingBoard,
  readJointReport,
  readReadings,
  type Survey,
} from '@jsa/contract';
import { useCallback } from 'react';
import { call } from '#api/client.ts';
import { useSiteChanges } from '#panels/parts.ts';
import { type Loaded, useLoaded } from '#panels/use-loaded.ts';

export type SurveyOfSite = { readonly survey: Survey; readonly missionNumber: number };

/** All surveys of a site, mission by mission. */
export function useSurveysOf(siteId: string): Loaded<SurveyOfSite[]> {
  return useLoaded(
    useCallback(
      async (signal: AbortSignal) => {
        const missions = await call(listJointAssessments, { params: { siteId } }, signal);
        const surveys = await Promise.all(
          missions.map(async ({ id, number }) =>
            (await call(listSurveys, { params: { id } }, signal)).map((survey) => ({
              survey,
              missionNumber: number,
            })),
          ),
        );
        return surveys.flat();
      },
      [siteId],
    ),
  );
}

export function useReadings(siteId: string, surveyId: string): Loaded<ReadingBoard> {
  const changeCount = useSiteChanges(siteId);
  return useLoaded(
    useCallback(
      (signal: AbortSignal) => {
        // Only to ask again.
        void changeCount;
        return call(readReadings, { params: { id: surveyId } }, signal) as Promise<ReadingBoard>;
      },
      [surveyId, changeCount],
    ),
  );
}

export function useReport(siteId: string, surveyId: string): Loaded<JointReport> {
  const changeCount = useSiteChanges(siteId);
  return useLoaded(
    useCallback(
      (signal: AbortSignal) => {
        void changeCount;
        return call(readJointReport, { params: { id: surveyId } }, signal) as Promise<JointReport>;
      },
      [surveyId, changeCount],
    ),
  );
}

import { type DemoLine, type DemoSitePlace, demoLines } from './demo-lines.ts';
import { gridSurveyLines } from './grid-survey.ts';
import { trainingLines } from './training-lines.ts';

/** The surveys that can be made: that of the demonstration, single elements of the ground, and a grid of lines both ways. */
export const surveyNames = ['demo', 'training', 'grid'] as const;
export type SurveyName = (typeof surveyNames)[number];

/** The lines of a survey; those of the demonstration lie at its sites, the others nowhere. */
export function linesOf(survey: SurveyName, places: readonly DemoSitePlace[]): DemoLine[] {
  if (survey === 'training') return trainingLines();
  return survey === 'grid' ? gridSurveyLines() : demoLines(places);
}

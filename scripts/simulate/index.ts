export { demoLines } from './demo-lines.ts';
export { cellUpdatesOf, planWaves } from './line-by-waves.ts';
export { linesOf, type SurveyName, surveyNames } from './surveys.ts';
export { type Method, type WrittenLine, writeDemoLine, writeWhole } from './write-line.ts';

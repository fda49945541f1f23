export const assessments = {};

export type { PaperBlock, PaperFact } from './blocks.ts';
export { keptLatin, toCyrillic } from './cyrillic.ts';
export { type DigCorners, digListBlocks } from './dig-list.ts';
export { type MinutesProof, minutesBlocks, untranslated } from './minutes.ts';
export { type Picture, type PictureMark, pictureSvg } from './picture.ts';
export { barMarks, progressPicture, seriesMarks } from './progress-picture.ts';
export { momentText, type PaperLanguage, paperLanguages, type Speaker, speakerOf } from './speak.ts';
export { type PaperKey, paperWords } from './words/paper-words.ts';

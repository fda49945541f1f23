export { demoLines } from './demo-lines.ts';
export { type WrittenLine, writeDemoLine, writeWhole } from './write-line.ts';

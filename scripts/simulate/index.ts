export { demoLines } from './demo-lines.ts';
export { type WrittenLine, writeDemoLine } from './write-line.ts';

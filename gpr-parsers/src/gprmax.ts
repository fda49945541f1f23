export { gprmax } from '#formats/gprmax/index.ts';

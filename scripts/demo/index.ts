export { type DemoSignIn, rememberDemoPassword } from './people.ts';
export { readablePassword } from './readable-password.ts';
export { type SeedingOfRecordings, seedDemoRecordings } from './recordings.ts';
export { seedDatabase } from './seed.ts';
export { demoSites } from './sites.ts';

import { parentPort, workerData } from 'node:worker_threads';
import type { Section } from './section.ts';
import { runShot, type Shot } from './shot.ts';

/** One thread: computes the shots that it is given, one at a time, over the section that all threads share. */
const section: Section = workerData;
parentPort?.on('message', (shot: Shot) => parentPort?.postMessage(runShot(section, shot)));

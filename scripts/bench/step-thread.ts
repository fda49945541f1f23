import { workerData } from 'node:worker_threads';
import { answerOverPort, type BlockPort } from '@jsa/gpr-processing';

// What each thread of `run-step.ts` runs.
answerOverPort(workerData as BlockPort);

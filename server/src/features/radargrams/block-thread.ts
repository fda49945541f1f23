import { workerData } from 'node:worker_threads';
import { answerOverPort, type BlockPort } from '@jsa/gpr-processing';

// What each thread of `openBlockThreads` runs: it answers for blocks over the port that it was given.
answerOverPort(workerData as BlockPort);

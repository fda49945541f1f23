import { stepHashes } from './step-hashes.ts';

// What a thread of the page makes of the known line, block by block.
self.postMessage(await stepHashes('in-blocks'));
